package vn.sanvat.publish.offer;

import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import vn.sanvat.text.Sha256;

/** Fingerprints of values, by way of JSON whose keys are in order. */
final class PayloadHash {

    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private PayloadHash() {}

    /** @return 64 hex digits, the same for equal values in every run */
    static String ofValue(Object value) {
        return Sha256.hex(CANONICAL.writeValueAsBytes(value));
    }
}
