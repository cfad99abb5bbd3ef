package vn.sanvat.media.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.luciad.imageio.webp.CompressionType;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.sanvat.media.ScaledPictures;
import vn.sanvat.media.TestJpegs;
import vn.sanvat.media.TestPictures;
import vn.sanvat.media.TestWebps;
import vn.sanvat.web.Problem;

/**
 * Small pictures of each kind, cut short and with bytes that are not theirs: each is a photo or a refusal, and the memory and the threads are
 * free afterwards. {@code bench/pictures.sh} tries more of them over HTTP.
 */
public class DamagedPicturesTests {

    private static final int SIDE_PX = 40;
    private static final int DAMAGES = 150;

    /** Beyond which a picture that can be read is not scaled any more: that would only take time. */
    private static final int SCALED = 3;

    public static Stream<Arguments> pictures() {
        return Stream.of(
                named("baseline JPEG", TestPictures.encoded(colourful(BufferedImage.TYPE_3BYTE_BGR), "jpeg")),
                named("grey JPEG", TestPictures.encoded(colourful(BufferedImage.TYPE_BYTE_GRAY), "jpeg")),
                named("progressive JPEG", TestJpegs.progressive(colourful(BufferedImage.TYPE_3BYTE_BGR))),
                named("print JPEG", resource()),
                named(
                        "JPEG with EXIF and profile",
                        TestPictures.jpegWithExif(
                                TestPictures.jpegWithProfile(
                                        TestPictures.encoded(colourful(BufferedImage.TYPE_3BYTE_BGR), "jpeg"),
                                        TestPictures.displayP3()),
                                6)),
                named("PNG", TestPictures.encoded(colourful(BufferedImage.TYPE_3BYTE_BGR), "png")),
                named("PNG with alpha", TestPictures.encoded(colourful(BufferedImage.TYPE_INT_ARGB), "png")),
                named("PNG of 16 bits", TestPictures.png(SIDE_PX, SIDE_PX, 16, 4, 32896, 32896)),
                named(
                        "PNG of a palette",
                        TestPictures.withPalette(
                                TestPictures.png(SIDE_PX, SIDE_PX, 4, 3, 2),
                                TestPictures.chunk("PLTE", new byte[9]),
                                TestPictures.chunk("tRNS", new byte[3]))),
                named("lossy WebP", TestPictures.encoded(colourful(BufferedImage.TYPE_3BYTE_BGR), "webp")),
                named(
                        "lossy WebP with alpha",
                        TestWebps.encoded(colourful(BufferedImage.TYPE_INT_ARGB), CompressionType.Lossy)),
                named(
                        "lossless WebP",
                        TestWebps.encoded(colourful(BufferedImage.TYPE_INT_ARGB), CompressionType.Lossless)),
                named("WebP of many tables", TestWebps.webpOfTables(SIDE_PX)));
    }

    private static Arguments named(String name, byte[] picture) {
        return Arguments.argumentSet(name, (Object) picture);
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void aDamagedPictureIsAPhotoOrARefusal(byte[] picture) {
        var random = new Random(13);
        long free = DecodingMemory.SHARED.freeBytes();
        int taken = answer(picture, 0);
        assertThat(taken).isEqualTo(1);

        for (int i = 0; i < DAMAGES; i++) {
            taken += answer(damaged(picture, random), taken);
            taken += answer(Arrays.copyOf(picture, random.nextInt(picture.length)), taken);
        }

        assertThat(DecodingMemory.SHARED.freeBytes()).isEqualTo(free);
    }

    /** One or a few bytes, each more often at the beginning, where the sizes stand. */
    public static byte[] damaged(byte[] picture, Random random) {
        var damaged = picture.clone();
        int bytes = 1 + random.nextInt(4);
        for (int i = 0; i < bytes; i++) {
            int within = random.nextBoolean() ? Math.min(picture.length, 64) : picture.length;
            damaged[random.nextInt(within)] = (byte) random.nextInt(256);
        }
        return damaged;
    }

    /** @return 1 if it was read */
    private static int answer(byte[] bytes, int taken) {
        try {
            if (taken < SCALED) {
                ScaledPictures.of("p", bytes);
            } else {
                var header = PictureHeader.read(bytes);
                var memory = DecodingMemory.SHARED;
                var plan = header.cost().plan(header, bytes.length, SIDE_PX, 1, memory.bytes());
                memory.with(plan.bytes(), () -> Pictures.decode(header, plan.step(), SIDE_PX));
            }
            return 1;
        } catch (Problem problem) {
            assertThat(problem.faults().getFirst().field()).isEqualTo("file");
            return 0;
        } catch (Throwable e) {
            return fail(HexFormat.of().formatHex(bytes), e);
        }
    }

    private static BufferedImage colourful(int type) {
        var image = new BufferedImage(SIDE_PX, SIDE_PX, type);
        for (int y = 0; y < SIDE_PX; y++) {
            for (int x = 0; x < SIDE_PX; x++) {
                image.setRGB(x, y, new Color(x * 6, y * 6, x * y % 256, 255 - x).getRGB());
            }
        }
        return image;
    }

    private static byte[] resource() {
        try (var file = Objects.requireNonNull(DamagedPicturesTests.class.getResourceAsStream("/media/cmyk.jpg"))) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
