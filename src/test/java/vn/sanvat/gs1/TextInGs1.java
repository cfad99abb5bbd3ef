package vn.sanvat.gs1;

import vn.sanvat.text.Gs1InText;

/** Closes a cycle with {@link Gs1InText}; see vn.sanvat.ArchitectureTests. Nothing runs it. */
public class TextInGs1 {

    Gs1InText other() {
        return new Gs1InText();
    }
}
