package vn.sanvat.media;

import com.luciad.imageio.webp.CompressionType;
import com.luciad.imageio.webp.WebPWriteParam;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import net.coobird.thumbnailator.Thumbnails;
import vn.sanvat.media.picture.DecodingMemory;
import vn.sanvat.media.picture.PictureHeader;
import vn.sanvat.media.picture.Pictures;

/**
 * A picture in the sizes that pages show, made once. Blocks.
 *
 * @param widthPx of the upright original
 * @param heightPx of the upright original
 * @param longSidesPx ascending
 */
public record ScaledPictures(int widthPx, int heightPx, List<Integer> longSidesPx, List<PhotoFile> files) {

    static final String JPG = "jpg";
    static final String WEBP = "webp";

    private static final int[] LONG_SIDES_PX = {320, 480, 640, 960, 1280};

    /** Kept, not served: what later sizes, and crops for other places, can be made from. */
    private static final int MASTER_PX = 2560;

    /** The largest that pages show: nothing is decoded to less where the original has it. */
    private static final int LEAST_PX = 1280;

    private static final float JPEG_QUALITY = 0.82f;
    private static final float WEBP_QUALITY = 0.80f;
    private static final float MASTER_QUALITY = 0.90f;

    /** 0 (fast) to 6 (small). 2 makes files 2 % larger than the usual 4, in less than half the time: 45 ms and not 110 at 1280 px. */
    private static final int WEBP_METHOD = 2;

    /** @throws vn.sanvat.web.Problem if the bytes are no picture that we take */
    public static ScaledPictures of(String photo, byte[] bytes) {
        var header = PictureHeader.read(bytes);
        boolean lying = header.orientation() >= 5;
        var sides = longSidesPx(Math.max(header.widthPx(), header.heightPx()));
        var files = new ArrayList<PhotoFile>();
        var image = master(bytes, header);
        if (Math.max(image.getWidth(), image.getHeight()) > sides.getLast()) {
            files.add(new PhotoFile(PhotoFile.id(photo, PhotoFile.MASTER), encode(image, "jpeg", MASTER_QUALITY)));
        }
        for (int px : sides.reversed()) {
            image = fit(image, px);
            files.add(file(photo, px, JPG, encode(image, "jpeg", JPEG_QUALITY)));
            files.add(file(photo, px, WEBP, encode(image, "webp", WEBP_QUALITY)));
        }
        return new ScaledPictures(
                lying ? header.heightPx() : header.widthPx(),
                lying ? header.widthPx() : header.heightPx(),
                sides,
                files);
    }

    private static BufferedImage master(byte[] bytes, PictureHeader header) {
        var memory = DecodingMemory.SHARED;
        var plan = header.cost().plan(header, bytes.length, MASTER_PX, LEAST_PX, memory.bytes());
        return memory.with(plan.bytes(), () -> Pictures.decode(header, plan.step(), MASTER_PX));
    }

    /** 320, 480, 640, 960 and 1280, as far as the original reaches; its own length where that lies below. Never more than there is. */
    static List<Integer> longSidesPx(int originalPx) {
        return IntStream.concat(
                        IntStream.of(LONG_SIDES_PX).filter(px -> px <= originalPx),
                        IntStream.of(Math.min(originalPx, LONG_SIDES_PX[LONG_SIDES_PX.length - 1])))
                .distinct()
                .sorted()
                .boxed()
                .toList();
    }

    private static PhotoFile file(String photo, int px, String extension, byte[] bytes) {
        return new PhotoFile(PhotoFile.id(photo, PhotoFile.name(px, extension)), bytes);
    }

    /** Scales to fit; never enlarges. */
    public static BufferedImage fit(BufferedImage image, int longSidePx) {
        if (Math.max(image.getWidth(), image.getHeight()) <= longSidePx) {
            return image;
        }
        try {
            return Thumbnails.of(image)
                    .size(longSidePx, longSidePx)
                    .imageType(BufferedImage.TYPE_3BYTE_BGR)
                    .asBufferedImage();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] encode(BufferedImage image, String imageIoName, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(imageIoName).next();
        var out = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            var param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            if (param instanceof WebPWriteParam webp) {
                webp.setCompressionType(CompressionType.Lossy);
                webp.setMethod(WEBP_METHOD);
            } else {
                // Progressive files are 6 % smaller but take twice the time, and twice the memory of whoever shows
                // them.
                param.setProgressiveMode(ImageWriteParam.MODE_DISABLED);
            }
            param.setCompressionQuality(quality);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
