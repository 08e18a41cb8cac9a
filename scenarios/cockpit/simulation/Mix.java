package cockpit.simulation;

import cockpit.simulation.Shop.Service;
import java.util.List;

/// Who calls whom how often in one round of the load generator's tasks, each as often as its weight says, while nothing
/// is shifted.
///
/// Source: GoogleCloudPlatform/microservices-demo, src/loadgenerator/locustfile.py (weights; the checkout task first
/// puts
/// something into the cart; Locust follows redirects, so a POST of the cart is followed by its page and one of the
/// currency by the front page), src/frontend/handlers.go and src/checkoutservice/main.go (calls a page makes).
///
/// @param tasks in a round
/// @param pages asked of the frontend in a round; redirects make them more than the tasks
/// @param calls the edges of the call graph
record Mix(double tasks, double pages, List<Call> calls) {
    /// One edge of the call graph.
    ///
    /// @param perRound calls in one round
    record Call(Service from, Service to, double perRound) {}

    /// Knobs that weigh the tasks.
    static final List<String> WEIGHTS = List.of(
            "load.mix.index",
            "load.mix.setCurrency",
            "load.mix.browseProduct",
            "load.mix.addToCart",
            "load.mix.viewCart",
            "load.mix.checkout");

    static Mix of(Knobs knobs) {
        double index = knobs.get("load.mix.index");
        double setCurrency = knobs.get("load.mix.setCurrency");
        double browse = knobs.get("load.mix.browseProduct");
        double add = knobs.get("load.mix.addToCart");
        double view = knobs.get("load.mix.viewCart");
        double checkout = knobs.get("load.mix.checkout");
        double home = index + setCurrency;
        double product = browse + add + checkout;
        double toCart = add + checkout;
        double cart = view + toCart;
        double items = knobs.get("load.cartItems");
        double ordered = knobs.get("load.orderItems");
        double products = knobs.get("shop.products");
        double advised = knobs.get("shop.recommended");
        double recommendations = product + cart + checkout;
        double catalog = home + product * (1 + advised) + toCart + cart * (advised + items) + checkout * advised;
        double currency = home * (1 + products) + product * 2 + cart * (2 + items) + checkout;
        double carts = home + product + toCart + cart;
        return new Mix(
                index + setCurrency + browse + add + view + checkout,
                home + product + toCart + cart + checkout + setCurrency,
                List.of(
                        new Call(
                                Service.LOADGENERATOR,
                                Service.FRONTEND,
                                home + product + toCart + cart + checkout + setCurrency),
                        new Call(Service.FRONTEND, Service.AD, home + product),
                        new Call(Service.FRONTEND, Service.RECOMMENDATION, recommendations),
                        new Call(Service.FRONTEND, Service.CATALOG, catalog),
                        new Call(Service.FRONTEND, Service.CURRENCY, currency),
                        new Call(Service.FRONTEND, Service.CART, carts),
                        new Call(Service.FRONTEND, Service.SHIPPING, cart),
                        new Call(Service.FRONTEND, Service.CHECKOUT, checkout),
                        new Call(Service.RECOMMENDATION, Service.CATALOG, recommendations),
                        new Call(Service.CHECKOUT, Service.CART, 2 * checkout),
                        new Call(Service.CHECKOUT, Service.CATALOG, ordered * checkout),
                        new Call(Service.CHECKOUT, Service.CURRENCY, (ordered + 1) * checkout),
                        new Call(Service.CHECKOUT, Service.SHIPPING, 2 * checkout),
                        new Call(Service.CHECKOUT, Service.PAYMENT, checkout),
                        new Call(Service.CHECKOUT, Service.EMAIL, checkout),
                        new Call(Service.CART, Service.REDIS, carts + 2 * checkout)));
    }

    /// Calls to a service in one round, from everywhere.
    double perRound(Service service) {
        return calls.stream()
                .filter(call -> call.to() == service)
                .mapToDouble(Call::perRound)
                .sum();
    }
}
