package vn.sanvat.media.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.sanvat.web.Problem;

class DecodingCostTests {

    private static final long MEGABYTE = 1_000_000;
    private static final int FILE_BYTES = 5_000_000;

    /** A usual JPEG: 3 bytes a pixel, and the scaled one. A small heap reads more coarsely. */
    @ParameterizedTest
    @CsvSource({
        "4000,3000,160,1",
        "4000,3000,66,1",
        "4000,3000,65,2",
        "5119,5119,160,1",
        "5120,5120,160,2",
        "8660,5773,160,3",
        "2000,25000,160,9"
    })
    void readsNoMoreThanIsNeededAndFits(int width, int height, long maxMegabytes, int step) {
        var header = header(width, height, new DecodingCost(3, 0));

        assertThat(header.cost()
                        .plan(header, FILE_BYTES, 2560, 1280, maxMegabytes * MEGABYTE)
                        .step())
                .isEqualTo(step);
    }

    @Test
    void countsTheDecoderThePictureTheScaledOneAndTheFile() {
        var header = header(4000, 3000, new DecodingCost(3, 36_000_000));

        assertThat(header.cost()
                        .plan(header, FILE_BYTES, 2560, 1280, 160 * MEGABYTE)
                        .bytes())
                .isEqualTo(36_000_000 + 36_000_000 + 3L * 2560 * 2560 + 2L * FILE_BYTES);
    }

    /** Whose file is 10 MB. Without subsampling and with, as a camera writes; and the limit on both sides. */
    @ParameterizedTest
    @CsvSource({"4000,3000,6,true", "7000,7000,6,false", "6000,6000,3,true", "7000,7000,3,false"})
    void refusesAProgressiveJpegThatTakesTooMuchWhateverTheStep(
            int width, int height, int coefficientBytes, boolean taken) {
        var header = header(width, height, new DecodingCost(3, (long) width * height * coefficientBytes));

        if (taken) {
            assertThat(header.cost()
                            .plan(header, 2 * FILE_BYTES, 2560, 1280, 160 * MEGABYTE)
                            .bytes())
                    .isLessThanOrEqualTo(160 * MEGABYTE);
        } else {
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> header.cost().plan(header, 2 * FILE_BYTES, 2560, 1280, 160 * MEGABYTE))
                    .satisfies(problem -> {
                        assertThat(problem.kind()).isEqualTo(Problem.Kind.TOO_LARGE);
                        var says = problem.faults().getFirst().says();
                        assertThat(says.vi()).contains("nhiều nhất là 160 MB").contains("lưu ảnh nhỏ hơn");
                        assertThat(says.en()).contains("at most 160 MB").contains("Save it smaller");
                    });
        }
    }

    @Test
    void allPicturesTogetherTakeNoMoreThanThereIs() {
        var memory = new DecodingMemory(10 * MEGABYTE);

        long free = memory.with(6 * MEGABYTE, memory::freeBytes);

        assertThat(free).isBetween(3_990_000L, 4 * MEGABYTE);
        assertThat(memory.freeBytes()).isEqualTo(memory.bytes());
        assertThatExceptionOfType(StackOverflowError.class)
                .isThrownBy(() -> memory.with(6 * MEGABYTE, () -> {
                    throw new StackOverflowError();
                }));
        assertThat(memory.freeBytes()).isEqualTo(memory.bytes());
    }

    private static PictureHeader header(int width, int height, DecodingCost cost) {
        return new PictureHeader(PictureFormat.JPEG, width, height, 1, null, cost, new PictureInput.Parts());
    }
}
