package main

import "time"

// service is what one role of the shop costs: CPU a call, which fills the hosts, and time a call on an empty host.
//
// The figures are the simulated stage's, so that both stages behave alike. A page here makes one call to each service
// that it needs, where Online Boutique makes one for every item; currency and catalog cost so much more a call.
type service struct {
	cpuMillis  float64
	timeMillis float64
	calls      []string
}

var services = map[string]service{
	"frontend":              {cpuMillis: 2.7, timeMillis: 12},
	"recommendationservice": {cpuMillis: 13.2, timeMillis: 48, calls: []string{"productcatalogservice"}},
	"adservice":             {cpuMillis: 1.1, timeMillis: 10},
	"productcatalogservice": {cpuMillis: 0.5, timeMillis: 3},
	"currencyservice":       {cpuMillis: 0.9, timeMillis: 2},
	"cartservice":           {cpuMillis: 1.5, timeMillis: 5, calls: []string{"redis-cart"}},
	"checkoutservice": {cpuMillis: 12, timeMillis: 20, calls: []string{"cartservice", "productcatalogservice",
		"currencyservice", "shippingservice", "paymentservice", "emailservice"}},
	"paymentservice":  {cpuMillis: 8, timeMillis: 12},
	"shippingservice": {cpuMillis: 2.4, timeMillis: 6},
	"emailservice":    {cpuMillis: 10, timeMillis: 14},
	"redis-cart":      {cpuMillis: 1, timeMillis: 1},
}

// page is what the frontend asks for one page, and where it sends the browser then.
type page struct {
	calls    []string
	redirect string
}

var pages = map[string]page{
	"GET /":               {calls: []string{"currencyservice", "productcatalogservice", "cartservice", "adservice"}},
	"GET /product":        {calls: []string{"productcatalogservice", "currencyservice", "cartservice", "recommendationservice", "adservice"}},
	"GET /cart":           {calls: []string{"currencyservice", "cartservice", "recommendationservice", "productcatalogservice", "shippingservice"}},
	"POST /cart":          {calls: []string{"productcatalogservice", "cartservice"}, redirect: "/cart"},
	"POST /cart/checkout": {calls: []string{"checkoutservice", "recommendationservice", "currencyservice"}},
	"POST /setCurrency":   {redirect: "/"},
}

// A page is shown without these: Online Boutique's frontend only logs their failures.
var dispensable = map[string]bool{"recommendationservice": true, "adservice": true}

const callLimit = 10 * time.Second
