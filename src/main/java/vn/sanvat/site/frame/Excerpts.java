package vn.sanvat.site.frame;

/** Excerpts made to fit. */
public final class Excerpts {

    private Excerpts() {}

    /** Cut on a word, with an ellipsis; whole where it fits. */
    public static String shortened(String text, int maxLength) {
        var plain = text.replaceAll("\\s+", " ").strip();
        if (plain.length() <= maxLength) {
            return plain;
        }
        var end = plain.lastIndexOf(' ', maxLength - 1);
        return plain.substring(0, end > 0 ? end : maxLength - 1) + "…";
    }
}
