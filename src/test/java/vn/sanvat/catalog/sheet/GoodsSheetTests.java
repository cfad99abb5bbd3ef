package vn.sanvat.catalog.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.sanvat.Awaited.value;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.sanvat.ServiceTest;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.LabelText;
import vn.sanvat.catalog.Listing.State;
import vn.sanvat.catalog.Pack;
import vn.sanvat.catalog.Product;
import vn.sanvat.catalog.ProductDraft;
import vn.sanvat.catalog.SomeProduct;
import vn.sanvat.catalog.WorkingCopies;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.cooperative.SomeCooperative;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.identity.People;
import vn.sanvat.text.Localized;
import vn.sanvat.web.Page;

/** The sheet is opened, changed and written by another library, as people's programs do. */
@ServiceTest
class GoodsSheetTests {

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private static final MediaType CSV = MediaType.parseMediaType("text/csv");

    @Autowired
    WebTestClient anonymous;

    @Autowired
    People people;

    @Autowired
    Catalog catalog;

    @Autowired
    Cooperatives cooperatives;

    @Autowired
    JsonMapper mapper;

    private WebTestClient member;
    private String maker = "";

    @BeforeEach
    void signIn() {
        maker = maker("HTX Thử");
        var name = people.account(Role.MEMBER, maker);
        member = anonymous
                .mutate()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(16 * 1024 * 1024))
                .defaultHeaders(headers -> People.signIn(headers, name))
                .build();
    }

    private String maker(String name) {
        return value(SomeCooperative.approved(cooperatives, SomeCooperative.draft(name)))
                .id();
    }

    private Product made(String cooperative, String name) {
        var packs = new Pack[] {
            SomeProduct.packDraft(null),
            SomeProduct.packDraft(SomeProduct.gtin(name.length())).withId("")
        };
        var draft = SomeProduct.draft(cooperative, packs);
        var label = new LabelText(
                List.of(SomeProduct.ingredient("Nghệ", "95.5"), SomeProduct.ingredient("Muối", null)),
                Localized.of("Pha nước ấm", "Stir into warm water"),
                null,
                null,
                List.of(),
                null,
                null);
        var content = draft.content();
        return value(catalog.create(new ProductDraft(
                cooperative,
                new Product.Content(
                        Localized.of(name, "Turmeric"),
                        content.category(),
                        content.description(),
                        label,
                        List.of(content.packs().getFirst(), jar(content.packs().getLast())),
                        List.of(),
                        new Product.Season(11, 2),
                        null))));
    }

    private static Pack jar(Pack pack) {
        return new Pack(
                pack.id(),
                pack.net(),
                new Pack.Packaging(Localized.of("Hũ", "Jar"), Localized.of("Thủy tinh", "Glass")),
                pack.gtin(),
                200_000,
                45,
                true);
    }

    private byte[] sheet(String query) {
        return Objects.requireNonNull(member.get()
                .uri("/api/goods-sheet" + query)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBodyContent());
    }

    private List<JsonNode> send(byte[] body, MediaType type, String query) {
        var answer = member.post()
                .uri("/api/goods-sheet" + query)
                .contentType(type)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBodyContent();
        return new String(Objects.requireNonNull(answer), StandardCharsets.UTF_8)
                .lines()
                .map(mapper::readTree)
                .toList();
    }

    private List<JsonNode> check(String csv) {
        return send(csv.getBytes(StandardCharsets.UTF_8), CSV, "");
    }

    private List<JsonNode> apply(String csv) {
        return send(csv.getBytes(StandardCharsets.UTF_8), CSV, "?apply=true");
    }

    private static List<String> outcomes(List<JsonNode> answers) {
        return answers.stream()
                .skip(1)
                .map(answer -> answer.path("outcome").asString())
                .toList();
    }

    private static String said(JsonNode answer) {
        return answer.path("errors")
                .valueStream()
                .map(error -> error.path("cell").asString("") + ": "
                        + error.path("vi").asString())
                .collect(Collectors.joining("\n"));
    }

    private List<Product> stored() {
        return value(catalog.working(WorkingCopies.of(null, Catalog.Filter.ALL), new Page.Request(1, 100)))
                .items();
    }

    private Product stored(String id) {
        return value(catalog.find(id));
    }

    private interface Change {
        void in(XSSFSheet sheet);
    }

    private static byte[] changed(byte[] xlsx, Change change) throws IOException {
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(xlsx));
                var bytes = new ByteArrayOutputStream()) {
            change.in(workbook.getSheetAt(0));
            workbook.write(bytes);
            return bytes.toByteArray();
        }
    }

    private static int column(XSSFSheet sheet, String title) {
        return IntStream.range(0, sheet.getRow(0).getLastCellNum())
                .filter(i -> sheet.getRow(0).getCell(i).getStringCellValue().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static void write(XSSFSheet sheet, int row, String title, String text) {
        var column = column(sheet, title);
        var line = sheet.getRow(row);
        line.createCell(column, CellType.STRING).setCellValue(text);
    }

    private static void write(XSSFSheet sheet, int row, String title, double number) {
        sheet.getRow(row).createCell(column(sheet, title), CellType.NUMERIC).setCellValue(number);
    }

    @Test
    void whatIsGivenOutAndSentBackChangesNothingInEitherLanguageAndFormat() {
        made(maker, "Bột nghệ");
        made(maker, "Tinh bột nghệ, ngon; rẻ");
        made(maker("HTX Khác"), "Của người khác");

        for (var query : List.of("", "?lang=en", "?format=CSV", "?format=CSV&lang=en")) {
            var type = query.contains("CSV") ? CSV : XLSX;
            assertThat(outcomes(send(sheet(query), type, "?apply=true")))
                    .as(query)
                    .containsExactly("unchanged", "unchanged", "unchanged", "unchanged");
        }
        assertThat(stored()).extracting(Product::revision).containsOnly(1L);
    }

    @Test
    void aChangeIsShownFirstThenMadeAndTheSecondTimeNothing() throws IOException {
        var product = made(maker, "Bột nghệ");
        var sheet = changed(sheet(""), goods -> {
            write(goods, 1, "Giá (đồng)", 120_000);
            write(goods, 1, "Tên tiếng Anh", "xóa");
            write(goods, 2, "Hạn dùng", "3 tháng");
            write(goods, 2, "Chất liệu bao bì", "Nhựa");
        });

        var shown = send(sheet, XLSX, "");

        assertThat(shown.getFirst().path("rows").asInt()).isEqualTo(2);
        assertThat(outcomes(shown)).containsExactly("updated", "updated");
        assertThat(shown.get(1).path("changes").toString())
                .contains("Giá (đồng)", "100000", "120000", "Tên tiếng Anh", "Turmeric")
                .doesNotContain("Hạn dùng");
        assertThat(stored(product.id())).isEqualTo(product);

        assertThat(outcomes(send(sheet, XLSX, "?apply=true"))).containsExactly("updated", "updated");

        var after = stored(product.id()).content();
        assertThat(after.name()).isEqualTo(Localized.vietnamese("Bột nghệ"));
        assertThat(after.packs()).extracting(Pack::priceVnd).containsExactly(120_000L, 200_000L);
        assertThat(after.packs().getLast().shelfLifeDays()).isEqualTo(90);
        // The old English text would say glass.
        assertThat(after.packs().getLast().packaging().material()).isEqualTo(Localized.vietnamese("Nhựa"));
        assertThat(after.label()).isEqualTo(product.content().label());
        assertThat(outcomes(send(sheet, XLSX, "?apply=true"))).containsExactly("unchanged", "unchanged");
        assertThat(stored(product.id()).revision()).isEqualTo(2);
    }

    private static final String TITLES =
            "Mã sản phẩm;Tên sản phẩm;Nhóm hàng;Mô tả;Khối lượng tịnh;Bao bì;Mã vạch (GTIN);Giá (đồng);Hạn dùng;Thành phần\n";

    private static final String TURMERIC =
            "nghe-1;Bột nghệ;Gia vị, bột nghệ;Nghệ đồi;200 g;Túi zip;;45k;12 tháng;Nghệ 95,5 %\n";

    @Test
    void newGoodsComeToBeOnceWithAllTheirPacks() {
        var csv = TITLES + TURMERIC + "nghe-1;;;;0,5 kg;Hũ;;100.000;;\n"
                + ";Mật ong rừng;honey;Mật ong;500 ml;Chai;;1tr2;;\n";

        assertThat(outcomes(check(csv))).containsExactly("created", "created", "created");
        assertThat(stored()).isEmpty();
        assertThat(outcomes(apply(csv))).containsExactly("created", "created", "created");
        assertThat(outcomes(apply(csv))).containsExactly("unchanged", "unchanged", "unchanged");

        assertThat(stored()).hasSize(2).allSatisfy(product -> {
            assertThat(product.cooperative()).isEqualTo(maker);
            assertThat(product.listing().state()).isEqualTo(State.DRAFT);
            assertThat(product.revision()).isEqualTo(1);
        });
        var turmeric = stored().getFirst().content();
        assertThat(turmeric.packs()).extracting(pack -> pack.net().format()).containsExactly("200 g", "0,5 kg");
        assertThat(turmeric.packs()).extracting(Pack::priceVnd).containsExactly(45_000L, 100_000L);
        assertThat(turmeric.label().ingredients().getFirst().percent()).isEqualByComparingTo("95.5");
        assertThat(stored().getLast().content().packs().getFirst().priceVnd()).isEqualTo(1_200_000);
    }

    @Test
    void aRowAtFaultDoesNotStopTheOthersAndTheMendedSheetDoesTheRest() {
        var good = "nghe-2;Tinh bột;Gia vị, bột nghệ;Nghệ đồi;100 g;Hũ;;45000;;\n";
        var csv = TITLES + TURMERIC + "nghe-1;;;;−5 g;Hũ;;100000;;\n" + good;

        var answers = apply(csv);

        assertThat(outcomes(answers)).containsExactly("created", "refused", "created");
        assertThat(said(answers.get(2))).startsWith("E3: Khối lượng tịnh là \"").contains("200 g");
        assertThat(outcomes(apply(csv.replace("−5 g", "5 g")))).containsExactly("unchanged", "updated", "unchanged");
        assertThat(stored().getFirst().content().packs()).hasSize(2);
    }

    @Test
    void everyFaultOfARowIsSaidAtItsCell() {
        var answers = check(TITLES + "x;A;Xe máy;;200;;9.52E+12;0;lâu;\n");

        assertThat(said(answers.get(1)))
                .contains(
                        "C2: Nhóm hàng là \"Xe máy\"",
                        "Mô tả không được để trống",
                        "E2: Khối lượng tịnh là \"200\"",
                        "F2: Bao bì cần có",
                        "G2: Mã vạch (GTIN) là \"9.52E+12\"; bảng tính đã rút gọn",
                        "H2: Giá (đồng) là 0; phải từ 1",
                        "I2: Hạn dùng là \"lâu\"");
    }

    /** As each comes from people and their programs. */
    @Test
    void helpsWithWhatProgramsDoToCells() throws IOException {
        made(maker, "Bột nghệ");
        var answers = send(
                changed(sheet(""), goods -> {
                    goods.getRow(1).createCell(column(goods, "Giá (đồng)")).setCellFormula("40000*3");
                    goods.getRow(2).setZeroHeight(true);
                    var titles = goods.createRow(3);
                    goods.getRow(0)
                            .forEach(cell ->
                                    titles.createCell(cell.getColumnIndex()).setCellValue(cell.getStringCellValue()));
                    goods.createRow(4);
                    write(goods, 4, "Mã sản phẩm", "moi");
                    write(goods, 4, "Giá (đồng)", 45);
                    write(goods, 4, "Khối lượng tịnh", "200 g");
                    write(goods, 4, "Bao bì", "Túi");
                }),
                XLSX,
                "?apply=true");

        assertThat(outcomes(answers)).containsExactly("refused", "refused", "refused", "refused");
        assertThat(answers.stream().skip(1).map(GoodsSheetTests::said))
                .satisfiesExactly(
                        formula -> assertThat(formula).contains("Giá (đồng) là công thức"),
                        hidden -> assertThat(hidden).contains("bị ẩn"),
                        titles -> assertThat(titles).contains("tiêu đề thứ hai"),
                        price -> assertThat(price).contains("có phải 45.000?"));
        assertThat(stored()).extracting(Product::revision).containsExactly(1L);
    }

    @Test
    void anothersGoodsAndPacksAreNobodyElsesToChange() {
        var other = maker("HTX Khác");
        var foreign = made(other, "Của người khác");
        var own = made(maker, "Bột nghệ");

        var answers = check("Mã sản phẩm;Mã cơ sở;Tên sản phẩm;Mã quy cách;Giá (đồng)\n"
                + own.id() + ";" + other + ";Đổi;;\n"
                + own.id() + ";;;" + foreign.content().packs().getFirst().id() + ";1000\n"
                // Nobody may see that it is there: it is a new code, and new goods need more.
                + foreign.id() + ";;Đổi;;\n");

        assertThat(outcomes(answers)).containsExactly("refused", "refused", "refused");
        assertThat(said(answers.get(1))).contains("không ghi được hàng của cơ sở");
        assertThat(said(answers.get(2))).contains("không có quy cách");
        assertThat(said(answers.get(3))).contains("Nhóm hàng không được để trống");
    }

    @Test
    void oneBarcodeForTwoProductsIsSeenBeforeAnythingIsWritten() {
        var gtin = SomeProduct.gtin(7).digits();
        var row = "%s;%s;honey;Mật;500 ml;Chai;" + gtin + ";50000;;\n";

        var answers = check(TITLES + row.formatted("a", "Mật A") + row.formatted("b", "Mật B"));

        assertThat(outcomes(answers)).containsExactly("created", "refused");
        assertThat(said(answers.get(2))).contains("đã có ở dòng 2");
        apply(TITLES + row.formatted("a", "Mật A"));
        assertThat(said(check(TITLES + row.formatted("b", "Mật B")).get(1))).contains("đã thuộc sản phẩm");
    }

    @Test
    void twoBarcodesAreTwoPacksHoweverAlike() {
        var row = "mat;%s;%s;%s;500 ml;Chai;%s;50000;;\n";
        var csv = TITLES
                + row.formatted("Mật", "honey", "Mật ong", SomeProduct.gtin(7).digits())
                + row.formatted("", "", "", SomeProduct.gtin(8).digits());

        var answers = apply(csv);

        assertThat(outcomes(answers)).as(answers.toString()).containsExactly("created", "created");
        assertThat(stored().getFirst().content().packs()).hasSize(2);
        assertThat(outcomes(apply(csv))).containsExactly("unchanged", "unchanged");
    }

    @Test
    void twoNamesThatDifferInTonesAreNotOneProduct() {
        apply(TITLES + ";Bột nghệ;spices;Nghệ;200 g;Túi;;45000;;\n");

        var answers = check(TITLES + ";Bọt nghẽ;spices;Khác;200 g;Túi;;45000;;\n");

        assertThat(said(answers.get(1))).contains("Đã có sản phẩm \"Bột nghệ\"");
    }

    @Test
    void rowsOfOneProductThatContradictEachOtherAreAsked() {
        made(maker, "Bột nghệ");
        var id = stored().getFirst().id();

        var answers = check("Mã sản phẩm;Tên sản phẩm\n" + id + ";Bột nghệ A\n" + id + ";Bột nghệ B\n");

        assertThat(outcomes(answers)).containsExactly("updated", "refused");
        assertThat(said(answers.get(2))).contains("khác với dòng 2");
    }

    @Test
    void answersTheSheetWithAColumnThatSaysHowToMendIt() throws IOException {
        made(maker, "Bột nghệ");
        var sheet = changed(sheet(""), goods -> {
            write(goods, 1, "Giá (đồng)", "miễn phí");
            goods.getRow(0).createCell(goods.getRow(0).getLastCellNum()).setCellValue("Ghi chú");
            write(goods, 2, "Ghi chú", "của tôi");
        });

        var answered = Objects.requireNonNull(member.post()
                .uri("/api/goods-sheet/answered")
                .contentType(XLSX)
                .bodyValue(sheet)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBodyContent());

        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(answered))) {
            var goods = workbook.getSheetAt(0);
            assertThat(goods.getRow(1).getCell(column(goods, "Kết quả")).getStringCellValue())
                    .contains("Cần sửa: M2: Giá (đồng) là \"miễn phí\"", "45k");
            assertThat(goods.getRow(2).getCell(column(goods, "Kết quả")).getStringCellValue())
                    .isEqualTo("Không đổi");
            assertThat(goods.getRow(2).getCell(column(goods, "Ghi chú")).getStringCellValue())
                    .isEqualTo("của tôi");
        }
        var mended = changed(answered, goods -> write(goods, 1, "Giá (đồng)", "90k"));
        var answers = send(mended, XLSX, "?apply=true");
        assertThat(answers.getFirst().path("ignored").toString())
                .contains("Ghi chú")
                .doesNotContain("Kết quả");
        assertThat(outcomes(answers)).containsExactly("updated", "unchanged");
        assertThat(stored().getFirst().content().packs().getFirst().priceVnd()).isEqualTo(90_000);
    }

    @Test
    void refusesAsAWholeWhatIsNoSheetOfGoods() {
        Stream.of("Giá;Ghi chú\n1;2\n", TITLES, "Mã sản phẩm;Giá;Giá bán\na;1;2\n", TITLES + "a;\n".repeat(50_001))
                .forEach(csv -> member.post()
                        .uri("/api/goods-sheet?apply=true")
                        .contentType(CSV)
                        .bodyValue(csv.getBytes(StandardCharsets.UTF_8))
                        .exchange()
                        .expectStatus()
                        .isBadRequest()
                        .expectBody()
                        .jsonPath("$.errors[0].field")
                        .isEqualTo("body"));
        assertThat(stored()).isEmpty();
    }

    /** Many batches, and one product whose rows are more than a batch. */
    @Test
    void rowsBeyondABatchAreAnsweredInTheirOrder() {
        var rows = new ArrayList<String>();
        for (int i = 0; i < 900; i++) {
            rows.add("hang-" + i + ";Hàng " + i + ";other;Mô tả;100 g;Túi;;45000;;\n");
        }
        var csv = TITLES + String.join("", rows);

        var answers = apply(csv);

        assertThat(answers.stream().skip(1).map(answer -> answer.path("row").asInt()))
                .isEqualTo(IntStream.range(2, 902).boxed().toList());
        assertThat(outcomes(answers)).containsOnly("created");
        assertThat(outcomes(apply(csv))).containsOnly("unchanged");
    }
}
