package vn.sanvat.search;

import java.io.IOException;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.sanvat.place.Place;

/** The places that the service brings along. */
final class PlausiblePlaces {

    private PlausiblePlaces() {}

    static List<Place> all() {
        try (var in = Place.class.getResourceAsStream("/places/tuyen-hoa.json")) {
            return JsonMapper.builder().build().readValue(in, new TypeReference<List<Place>>() {});
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
