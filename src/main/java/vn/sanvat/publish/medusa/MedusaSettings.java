package vn.sanvat.publish.medusa;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import vn.sanvat.publish.connector.ConnectorClient;

/**
 * Which shop, and who we are there.
 *
 * @param url of the shop's API, such as {@code https://shop.example.vn}; without it the connector is off
 * @param secretKey an admin API key, which is sent as the user name of HTTP Basic
 * @param salesChannel the id of the sales channel that the goods are for
 * @param storefrontUrl where buyers see the goods, before {@code /products/{handle}}; the shop's admin pages are shown without it
 * @param timeout of one call
 */
@ConfigurationProperties("sanvat.publish.medusa")
record MedusaSettings(
        @Nullable String url,
        @Nullable String secretKey,
        @Nullable String salesChannel,
        @Nullable String storefrontUrl,
        @DefaultValue("10s") Duration timeout) {

    /** Without the key: settings end up in logs. */
    @Override
    public String toString() {
        return "MedusaSettings[url=" + url + ", salesChannel=" + salesChannel + "]";
    }

    boolean named() {
        return url != null && !url.isBlank();
    }

    /** Where people look at a product. */
    String pageOf(String id, String handle) {
        return storefrontUrl == null
                ? withoutSlash(needed(url, "url")) + "/app/products/" + id
                : withoutSlash(storefrontUrl) + "/products/" + handle;
    }

    ConnectorClient.Settings client() {
        var key = needed(secretKey, "secret-key");
        return new ConnectorClient.Settings(
                "Medusa",
                withoutSlash(needed(url, "url")),
                timeout,
                headers -> headers.setBasicAuth(key, ""),
                "sanvat.publish.medusa.secret-key",
                answer -> answer.path("message"));
    }

    String channel() {
        return needed(salesChannel, "sales-channel");
    }

    private static String needed(@Nullable String value, String name) {
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("sanvat.publish.medusa." + name + " is needed to publish to Medusa");
        }
        return value;
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
