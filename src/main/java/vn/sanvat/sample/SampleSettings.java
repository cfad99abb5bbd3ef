package vn.sanvat.sample;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param enabled whether an empty store is filled with the sample goods at start
 * @param remove whether they are removed at start
 */
@ConfigurationProperties("sanvat.sample")
record SampleSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("false") boolean remove) {}
