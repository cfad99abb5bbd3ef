package vn.sanvat.text;

import org.springframework.util.StringUtils;

/** Breaks the rule that the vocabulary knows no framework; see vn.sanvat.ArchitectureTests. Nothing runs it. */
public class FrameworkInText {

    boolean blank(String text) {
        return !StringUtils.hasText(text);
    }
}
