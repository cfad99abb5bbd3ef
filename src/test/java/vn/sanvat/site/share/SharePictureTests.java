package vn.sanvat.site.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.sanvat.ServiceTest;
import vn.sanvat.catalog.Product;
import vn.sanvat.label.LinkPictures;
import vn.sanvat.site.Wares;
import vn.sanvat.text.Localized;

/** What a shared link shows. */
@ServiceTest
class SharePictureTests {

    private static final LocalDate LATER = LocalDate.of(2099, 1, 1);
    private static final Pattern IMAGE = Pattern.compile("og:image\" content=\"https?://[^/]+(/[^\"]+)\"");

    @Autowired
    Wares wares;

    @Autowired
    WebTestClient http;

    Product turmeric;

    @BeforeEach
    void open() {
        turmeric = wares.approved(wares.maker("HTX Nghệ Thử"), Localized.of("Bột nghệ", "Turmeric powder"), Wares.GTIN);
    }

    @Test
    void everyPageHasAPictureOfTheSizeThatNetworksShow() throws Exception {
        var lot = wares.lot(turmeric, "N01", LATER, true);

        for (var path : new String[] {
            "/",
            "/catalog",
            "/cooperative",
            "/recalls",
            "/about",
            "/catalog/" + turmeric.id(),
            "/cooperative/" + turmeric.cooperative(),
            "/l/" + lot.code()
        }) {
            var picture = picture(imageOf(path));
            assertThat(picture.getWidth()).as(path).isEqualTo(LinkPictures.WIDTH_PX);
            assertThat(picture.getHeight()).as(path).isEqualTo(LinkPictures.HEIGHT_PX);
        }
    }

    @Test
    void aRecallGetsAPictureOfItsOwnInRedToWhichTheFormerLeads() throws Exception {
        var lot = wares.lot(turmeric, "N02", LATER, true);
        var before = imageOf("/l/" + lot.code());
        assertThat(red(picture(before))).isFalse();

        wares.recalled(lot);
        var after = imageOf("/l/" + lot.code());

        assertThat(after).isNotEqualTo(before);
        assertThat(red(picture(after))).isTrue();
        http.get()
                .uri(before)
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.FOUND)
                .expectHeader()
                .location(after);
    }

    @Test
    void whatNobodyMaySeeHasNoPicture() {
        for (var path : new String[] {
            "/share/product/khong-co-1.jpg",
            "/share/product/x.jpg",
            "/share/lot/ZZZZZZZZZZ-1.jpg",
            "/share/maker/-1.jpg"
        }) {
            http.get().uri(path).exchange().expectStatus().isNotFound();
        }
    }

    private static boolean red(BufferedImage picture) {
        int colour = picture.getRGB(20, 20);
        return (colour >> 16 & 0xff) > 150 && (colour >> 8 & 0xff) < 60 && (colour & 0xff) < 60;
    }

    private BufferedImage picture(String path) throws Exception {
        var answer = http.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.IMAGE_JPEG)
                .expectBody(byte[].class)
                .returnResult();
        return ImageIO.read(new ByteArrayInputStream(Objects.requireNonNull(answer.getResponseBody())));
    }

    private String imageOf(String path) {
        var page = Objects.requireNonNull(http.get()
                .uri(path)
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
        var image = IMAGE.matcher(page);
        assertThat(image.find()).as(path).isTrue();
        return image.group(1);
    }
}
