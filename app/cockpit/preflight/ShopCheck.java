package cockpit.preflight;

import cockpit.live.Failed;
import cockpit.live.Trouble;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// Whether the shop's front page answers.
record ShopCheck(Doors doors) implements Check {
    @Override
    public Trouble title() {
        return Trouble.of("preflight.check.shop");
    }

    @Override
    public Trouble todo() {
        return Trouble.of(
                "preflight.try.shop", doors.stage().shop().map(URI::toString).orElse("..."));
    }

    @Override
    public Duration limit() {
        return Web.LIMIT;
    }

    @Override
    public Finding run() throws Failed, InterruptedException {
        Optional<URI> shop = doors.stage().shop();
        if (shop.isEmpty()) {
            return Finding.warn("live.shop.unnamed", doors.stage().file().toString())
                    .todo("preflight.todo.shop", doors.stage().file().toString());
        }
        Web.Reply reply = doors.web().get(shop.get());
        String status = String.valueOf(reply.status());
        return switch (reply.status() / 100) {
            case 2 -> Finding.go("preflight.shop.answers", status);
            case 3 -> Finding.noGo("preflight.shop.elsewhere", shop.get().toString(), reply.location());
            default -> Finding.noGo("preflight.shop.fails", shop.get().toString(), status);
        };
    }
}
