package vn.sanvat.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.sanvat.web.Problem;

class TemporaryFolderTests {

    @TempDir
    Path parent;

    @Test
    void whatAKilledProcessLeftIsClearedAtTheNextStart() throws Exception {
        var left = leftByAKilledProcess();
        assertThat(left).exists();

        var next = new TemporaryFolder(parent);

        assertThat(left.getParent()).doesNotExist();
        next.destroy();
        assertThat(parent)
                .isDirectoryNotContaining(path -> !path.getFileName().toString().equals("all.lock"));
    }

    @Test
    void whatALivingProcessHoldsIsLeftAlone() throws Exception {
        var process = process("lives");
        try (var said = process.inputReader()) {
            var held = Path.of(said.readLine());

            new TemporaryFolder(parent).destroy();

            assertThat(held).exists();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void whatAnotherOfThisProcessHoldsIsLeftAlone() throws IOException {
        var first = new TemporaryFolder(parent);
        var held = first.newFile();

        var second = new TemporaryFolder(parent);
        assertThat(held).exists();
        second.destroy();
        assertThat(held).exists();

        first.destroy();
        assertThat(held).doesNotExist();
    }

    @Test
    void whatIsNotOursIsLeftAlone() throws IOException {
        var others = Files.writeString(
                Files.createDirectory(parent.resolve("others")).resolve("note"), "mine");
        var loose = Files.writeString(parent.resolve("loose"), "mine");

        new TemporaryFolder(parent).destroy();

        assertThat(others).exists();
        assertThat(loose).exists();
    }

    @Test
    void afterSomebodyHasTidiedItAwayItIsMadeAgain() throws IOException {
        var folder = new TemporaryFolder(parent);
        Files.delete(folder.path());

        assertThat(folder.newFile()).exists();
        folder.destroy();
    }

    @Test
    void aFullDiskIsARefusalInWordsAndAnotherErrorStaysWhatItIs() throws IOException {
        var folder = new TemporaryFolder(parent);
        var full = new IOException("No space left on device");
        var cut = new IOException("Connection reset by peer");

        assertThat(folder.refusal(new IllegalStateException(full)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.kind().status().value()).isEqualTo(507));
        assertThat(folder.refusal(cut)).isSameAs(cut);
        folder.destroy();
    }

    private Path leftByAKilledProcess() throws Exception {
        var process = process("is killed");
        try (var said = process.inputReader()) {
            return Path.of(said.readLine());
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private Process process(String name) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        parent.toString(),
                        name)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Another process: holds a file until it is killed. */
    static final class Holder {
        public static void main(String[] arguments) throws Exception {
            var held = new TemporaryFolder(Path.of(arguments[0])).newFile();
            Files.writeString(held, arguments[1]);
            System.out.println(held);
            Thread.currentThread().join();
        }
    }
}
