package vn.sanvat.publish.medusa;

import java.time.Clock;
import java.time.Duration;
import vn.sanvat.publish.TradePlatform;

/** The connector to a stub of the shop, for tests outside this package. */
public final class Stubs {

    private Stubs() {}

    public static TradePlatform connectorTo(StubMedusa shop, Clock clock) {
        return new MedusaPlatform(
                new MedusaSettings(
                        shop.url(),
                        StubMedusa.KEY,
                        StubMedusa.CHANNEL,
                        "https://shop.example",
                        Duration.ofMillis(1_500)),
                clock);
    }
}
