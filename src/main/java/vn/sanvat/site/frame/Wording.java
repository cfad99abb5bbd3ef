package vn.sanvat.site.frame;

import vn.sanvat.text.Localized;

/** A fixed wording of the pages, in both languages; {@code {0}} stands for the first argument. */
public interface Wording {

    Localized text();

    /** So that no language can lack a wording, or a part of it. */
    static Localized both(String vi, String en) {
        for (int i = 0; i < MAX_ARGUMENTS; i++) {
            var place = "{" + i + "}";
            if (vi.contains(place) != en.contains(place)) {
                throw new IllegalArgumentException("Only one language has " + place + ": " + vi + " | " + en);
            }
        }
        return Localized.of(vi, en);
    }

    int MAX_ARGUMENTS = 5;
}
