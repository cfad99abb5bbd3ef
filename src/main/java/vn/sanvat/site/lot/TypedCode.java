package vn.sanvat.site.lot;

import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;

/** What people type, or paste, into the form for a code. */
public final class TypedCode {

    private TypedCode() {}

    /**
     * @param typed a code, or an address that one was printed with
     * @return the path of the page, on this site
     */
    public static String address(String typed) {
        var link = typed.indexOf("/01/");
        if (link >= 0) {
            return UriUtils.encodePath(
                    UriUtils.decode(typed.substring(link), StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        }
        var code = typed.substring(typed.lastIndexOf('/') + 1);
        return code.isEmpty() ? "/#code" : "/l/" + UriUtils.encodePathSegment(code, StandardCharsets.UTF_8);
    }
}
