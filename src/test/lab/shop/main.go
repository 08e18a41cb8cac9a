// Shop plays every service of the shop in one cluster. Which one is asked for is the Host of the request; what it needs
// of others it asks for through the cluster's Envoy, as a service with a sidecar does.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log"
	"math/rand/v2"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync/atomic"
	"time"
)

type shop struct {
	cluster, version string
	outbound         string
	client           *http.Client
	hosts            *hosts
	slowdown         atomic.Uint64 // per mille
}

// answer is what every service says: who it is and where.
type answer struct {
	Service string  `json:"service"`
	Cluster string  `json:"cluster"`
	Version string  `json:"version"`
	Millis  float64 `json:"millis"`
}

func main() {
	listen := flag.String("listen", "", "address to listen on")
	outbound := flag.String("outbound", "", "address of the Envoy listener for calls to other services")
	cluster := flag.String("cluster", "", "name of the cluster")
	version := flag.String("version", "", "version label of the pods that this stands for")
	count := flag.Int("hosts", 4, "hosts of the cluster")
	cores := flag.Int("cores", 2, "cores of a host")
	base := flag.Float64("base", 0.22, "share of the hosts that other work takes")
	scale := flag.Float64("scale", 1, "how many requests one stands for: fills the hosts by what little a machine can carry")
	flag.Parse()

	transport := &http.Transport{MaxIdleConns: 512, MaxIdleConnsPerHost: 512, IdleConnTimeout: time.Minute}
	s := &shop{
		cluster:  *cluster,
		version:  *version,
		outbound: "http://" + *outbound,
		client:   &http.Client{Transport: transport, Timeout: callLimit, CheckRedirect: stay},
		hosts:    newHosts(*count, *cores, *base, *scale),
	}
	s.slowdown.Store(1000)
	go s.fillUp()
	http.HandleFunc("GET /lab/meter", s.meter)
	http.HandleFunc("POST /lab/burn", s.burn)
	http.HandleFunc("/", s.serve)
	log.Fatal(http.ListenAndServe(*listen, nil))
}

func stay(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }

// fillUp keeps the slowdown in step with what the hosts have to do.
func (s *shop) fillUp() {
	for range time.Tick(500 * time.Millisecond) {
		utilisation := s.hosts.utilisation(s.hosts.millicores(s.hosts.rates()))
		s.slowdown.Store(uint64(1000 * s.hosts.stretch(utilisation)))
	}
}

func (s *shop) serve(w http.ResponseWriter, r *http.Request) {
	begun := time.Now()
	name := r.Host
	if host, _, err := net.SplitHostPort(r.Host); err == nil {
		name = host
	}
	role, known := services[name]
	if !known {
		http.Error(w, "no service "+name, http.StatusNotFound)
		return
	}
	s.hosts.count(name)
	calls, redirect := role.calls, ""
	if name == "frontend" {
		asked, found := pages[r.Method+" "+pageOf(r.URL.Path)]
		if !found {
			http.NotFound(w, r)
			return
		}
		calls, redirect = asked.calls, asked.redirect
	}
	s.work(r.Context(), role.timeMillis)
	for _, callee := range calls {
		if err := s.call(r.Context(), name, callee); err != nil && !dispensable[callee] {
			http.Error(w, fmt.Sprintf("%s: %v", callee, err), http.StatusInternalServerError)
			return
		}
	}
	w.Header().Set("x-answered-by", s.cluster)
	if redirect != "" {
		w.Header().Set("Location", redirect)
		w.WriteHeader(http.StatusFound)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	millis := float64(time.Since(begun).Microseconds()) / 1000
	_ = json.NewEncoder(w).Encode(answer{Service: name, Cluster: s.cluster, Version: s.version, Millis: millis})
}

// pageOf leaves the product's name out.
func pageOf(path string) string {
	if strings.HasPrefix(path, "/product/") {
		return "/product"
	}
	return path
}

// work takes a service's time: between half and one and a half of its mean, longer on full hosts.
func (s *shop) work(ctx context.Context, millis float64) {
	slow := float64(s.slowdown.Load()) / 1000
	took := time.Duration(millis * slow * (0.5 + rand.Float64()) * float64(time.Millisecond))
	select {
	case <-time.After(took):
	case <-ctx.Done():
	}
}

func (s *shop) call(ctx context.Context, from, to string) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, s.outbound+"/", nil)
	if err != nil {
		return err
	}
	request.Host = to
	request.Header.Set("x-source-workload", from)
	response, err := s.client.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if _, err := io.Copy(io.Discard, response.Body); err != nil {
		return err
	}
	if response.StatusCode >= 500 {
		return fmt.Errorf("answered %d", response.StatusCode)
	}
	return nil
}

// burn puts CPU load on the hosts: /lab/burn?share=0.6&seconds=120; seconds=0 ends it.
func (s *shop) burn(w http.ResponseWriter, r *http.Request) {
	share, wrongShare := strconv.ParseFloat(r.URL.Query().Get("share"), 64)
	seconds, wrongSeconds := strconv.Atoi(r.URL.Query().Get("seconds"))
	if wrongShare != nil || wrongSeconds != nil || share < 0 || share > 1 || seconds < 0 || seconds > 3600 {
		http.Error(w, "share is 0 to 1, seconds 0 to 3600", http.StatusBadRequest)
		return
	}
	s.hosts.burnFor(share, time.Duration(seconds)*time.Second)
	w.WriteHeader(http.StatusNoContent)
}

// meter tells what the hosts have to do, as an agent on them would measure it.
func (s *shop) meter(w http.ResponseWriter, _ *http.Request) {
	rates := s.hosts.rates()
	used := s.hosts.millicores(rates)
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(map[string]any{
		"cluster":     s.cluster,
		"utilisation": s.hosts.utilisation(used),
		"other":       s.hosts.other(),
		"cores":       s.hosts.each,
		"rates":       rates,
		"millicores":  used,
	})
}
