package vn.sanvat.media;

import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.sanvat.cache.Cached;
import vn.sanvat.web.Audience;
import vn.sanvat.web.Problem;

/** The pictures themselves. What an address shows never changes, so caches may keep it for ever. */
@Cached
@RestController
@Audience(Audience.Who.PUBLIC)
class PictureApi {

    private static final Pattern FILE = Pattern.compile("([1-9][0-9]{0,3})\\.(jpg|webp)");
    private static final Duration YEAR = Duration.ofDays(365);

    private final Photos photos;

    PictureApi(Photos photos) {
        this.photos = photos;
    }

    @GetMapping("/media/{id}/{file}")
    Mono<ResponseEntity<byte[]>> picture(@PathVariable String id, @PathVariable String file) {
        var name = FILE.matcher(file);
        if (!name.matches()) {
            return Mono.error(unknown(id, file));
        }
        var extension = name.group(2);
        return photos.file(id, Integer.parseInt(name.group(1)), extension)
                .map(bytes -> ResponseEntity.ok()
                        .contentType(
                                extension.equals(ScaledPictures.JPG)
                                        ? MediaType.IMAGE_JPEG
                                        : new MediaType("image", "webp"))
                        .cacheControl(CacheControl.maxAge(YEAR).cachePublic().immutable())
                        .body(bytes))
                .switchIfEmpty(Mono.error(() -> unknown(id, file)));
    }

    private static Problem unknown(String id, String file) {
        return Problem.notFound(
                null,
                "Không có ảnh " + id + "/" + file + "; các cỡ có sẵn nằm trong /api/photos/{id}",
                "There is no picture " + id + "/" + file + "; /api/photos/{id} lists the sizes that exist");
    }
}
