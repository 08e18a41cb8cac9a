package main

import (
	"math"
	"sync"
	"time"
)

const (
	window  = 10    // seconds that a rate is taken over
	fullest = 0.994 // what a meter shows at most
)

// hosts are the machines that one cluster's shop would run on. They count what the calls cost, and slow the services
// down as they fill up: waiting by Sakasegawa's approximation of M/M/c, as the simulated stage has it.
type hosts struct {
	cores float64 // of all hosts
	each  float64 // of one
	base  float64 // share that other work takes
	scale float64 // how many requests one stands for

	mu      sync.Mutex
	burn    float64 // share that is burnt on top, for a demonstration
	until   time.Time
	seconds [window + 1]map[string]int
	since   int64
}

func newHosts(count, each int, base, scale float64) *hosts {
	return &hosts{cores: float64(count * each), each: float64(each), base: base, scale: scale, since: time.Now().Unix()}
}

func (h *hosts) count(name string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.now()[name]++
}

// now returns the counts of this second, and forgets those that have left the window.
func (h *hosts) now() map[string]int {
	second, slots := time.Now().Unix(), int64(len(h.seconds))
	h.since = max(h.since, second-slots)
	for ; h.since < second; h.since++ {
		h.seconds[(h.since+1)%slots] = nil
	}
	slot := second % slots
	if h.seconds[slot] == nil {
		h.seconds[slot] = map[string]int{}
	}
	return h.seconds[slot]
}

// rates are calls a second of each service, over the last whole seconds.
func (h *hosts) rates() map[string]float64 {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.now()
	rates := map[string]float64{}
	for slot, counts := range h.seconds {
		if int64(slot) == h.since%int64(len(h.seconds)) {
			continue
		}
		for name, n := range counts {
			rates[name] += float64(n) / window
		}
	}
	return rates
}

// millicores are what each service uses.
func (h *hosts) millicores(rates map[string]float64) map[string]float64 {
	used := map[string]float64{}
	for name, rate := range rates {
		used[name] = rate * services[name].cpuMillis * h.scale
	}
	return used
}

// other is the share that is not the shop's.
func (h *hosts) other() float64 {
	h.mu.Lock()
	defer h.mu.Unlock()
	if time.Now().Before(h.until) {
		return h.base + h.burn
	}
	return h.base
}

// burnFor puts work on every host, as a load script on them would.
func (h *hosts) burnFor(share float64, length time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.burn, h.until = share, time.Now().Add(length)
}

// utilisation is the mean of the hosts, 0 to 1.
func (h *hosts) utilisation(used map[string]float64) float64 {
	sum := 0.0
	for _, millis := range used {
		sum += millis
	}
	return math.Min(h.other()+sum/1000/h.cores, fullest)
}

// stretch is by how much longer a call takes on hosts so full.
func (h *hosts) stretch(utilisation float64) float64 {
	rho := math.Min(utilisation, 0.975)
	return 1 + math.Pow(rho, math.Sqrt(2*(h.each+1))-1)/(h.each*(1-rho))
}
