package vn.sanvat.text;

import vn.sanvat.gs1.TextInGs1;

/** Closes a cycle with {@link TextInGs1}; see vn.sanvat.ArchitectureTests. Nothing runs it. */
public class Gs1InText {

    TextInGs1 other() {
        return new TextInGs1();
    }
}
