package vn.sanvat.site.share;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Links by which a network shares a page, without a script of theirs. */
public final class ShareLinks {

    private ShareLinks() {}

    /** What Zalo's own button opens: the page's address as JSON, in base64. */
    public static String zalo(String url) {
        var json = "{\"url\":\"" + url.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
        var data = Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
        return "https://button-share.zalo.me/share_external?layout=1&color=blue&customize=false&d=" + encoded(data)
                + "&shareType=0";
    }

    public static String facebook(String url) {
        return "https://www.facebook.com/sharer/sharer.php?u=" + encoded(url);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
