package vn.sanvat.site.frame;

import org.jspecify.annotations.Nullable;

/** A step of the way from the home page to this one. */
public record Crumb(
        String title, @Nullable String url, @Nullable String tongue) {}
