package vn.sanvat.web.connection;

import org.springframework.context.ApplicationContext;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.test.web.reactive.server.HttpHandlerConnector;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;

/** The same service as one that stands behind one proxy, whose headers the test writes. */
public final class BehindProxy {

    private BehindProxy() {}

    public static WebTestClient of(ApplicationContext context) {
        ClientHttpConnector connector = new HttpHandlerConnector(WebHttpHandlerBuilder.applicationContext(context)
                .forwardedHeaderTransformer(new TrustedProxies(1))
                .build());
        return WebTestClient.bindToServer(connector).build();
    }
}
