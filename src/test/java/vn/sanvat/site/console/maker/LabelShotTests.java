package vn.sanvat.site.console.maker;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.sanvat.site.Chromium.button;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.media.TestPictures;
import vn.sanvat.site.BrowserJourney;
import vn.sanvat.site.Chromium;

/** What a phone says of a picture of a label at once, in a real browser: it advises, and takes the picture all the same. */
class LabelShotTests extends BrowserJourney {

    private static final int WIDTH_PX = 1_600;
    private static final int HEIGHT_PX = 1_200;

    @Test
    void aLabelThatIsCutIsSaidAndOneThatIsWholeIsNot() {
        var page = album();

        take(page, "Mặt sau có nhãn", label(250, 1_350), 1);
        assertThat(page.locator(".album .advice").count()).isZero();
        take(page, "Mặt sau có nhãn", label(-200, 1_200), 2);
        take(page, "Mặt sau có nhãn", label(-200, WIDTH_PX + 200), 3);

        assertThat(page.locator(".album .advice").allTextContents())
                .containsExactly(
                        "Có thể nhãn bị cắt ở mép trái: hãy lùi ra một chút. Nên chụp lại; dùng ảnh này cũng được.",
                        "Có thể nhãn bị cắt ở mép trái và mép phải: hãy lùi ra một chút. Nên chụp lại; dùng ảnh này cũng được.");
        assertThat(Chromium.problems(page)).isEmpty();
    }

    /** It goes by the server's id then. */
    @Test
    void whatIsSaidOfAPictureStaysWhenThatHasBeenSent() {
        var page = album();
        page.locator(".steps").getByRole(AriaRole.BUTTON).first().click();
        GoodsForm.fill(page, "Tên", "Gạo thử");
        GoodsForm.fill(page, "Mô tả", "Gạo dẻo.");
        GoodsForm.next(page, "Bán thế nào?");
        GoodsForm.fill(page, "Giá bán", "180k");
        GoodsForm.to(page, "Ảnh");

        take(page, "Mặt sau có nhãn", label(-200, 1_200), 1);

        page.locator(".album img[src^='/media/']").waitFor();
        assertThat(page.locator(".album .advice").count()).isEqualTo(1);
    }

    @Test
    void aPictureOfSomethingElseIsNotLookedAtForALabel() {
        var page = album();

        take(page, "Mặt trước", label(-200, 1_200), 1);
        page.locator("input[multiple]").setInputFiles(label(-210, 1_200));
        count(page, 2);

        assertThat(page.locator(".album .advice").count()).isZero();
    }

    private Page album() {
        var page = chromium.device(360, 760).newPage();
        signIn(page, people.account(Role.MEMBER, wares.maker("HTX Nghệ Thử").id()));
        show(page, "/console/desk");
        GoodsForm.begin(page, "Gạo");
        GoodsForm.to(page, "Ảnh");
        return page;
    }

    private static void take(Page page, String shot, FilePayload photo, int count) {
        page.waitForFileChooser(() -> button(page, shot).click()).setFiles(photo);
        count(page, count);
    }

    private static void count(Page page, int count) {
        page.getByText(count + " trên 12 ảnh").waitFor();
    }

    /**
     * Paper with lines of strokes on a table.
     *
     * @param left of the paper, in pixels of the picture, as the other; what lies outside is cut
     */
    private static FilePayload label(int left, int right) {
        var image = new BufferedImage(WIDTH_PX, HEIGHT_PX, BufferedImage.TYPE_3BYTE_BGR);
        var pen = image.createGraphics();
        pen.setColor(new Color(0x8A, 0x6B, 0x4A));
        pen.fillRect(0, 0, WIDTH_PX, HEIGHT_PX);
        pen.setColor(new Color(0xF4, 0xF0, 0xE6));
        pen.fillRect(left, 150, right - left, 900);
        pen.setColor(new Color(0x22, 0x22, 0x22));
        var random = new Random(left);
        for (int top = 220; top < 960; top += 75) {
            for (int x = left + 80; x < right - 90; x += 18 + random.nextInt(20)) {
                pen.fillRect(x, top + random.nextInt(8), 6 + random.nextInt(8), 38);
            }
        }
        pen.dispose();
        return new FilePayload("nhan" + left + ".jpg", "image/jpeg", TestPictures.encoded(image, "jpeg"));
    }
}
