package vn.sanvat.search.index;

import java.io.IOException;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.sanvat.place.Place;

/** The places that the service brings along. */
public final class PlausiblePlaces {

    private PlausiblePlaces() {}

    public static List<Place> all() {
        try (var in = Place.class.getResourceAsStream("/places/tuyen-hoa.json")) {
            return JsonMapper.builder().build().readValue(in, new TypeReference<List<Place>>() {});
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
