package vn.sanvat.catalog.sheet.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import vn.sanvat.catalog.sheet.file.SheetFile.Merged;
import vn.sanvat.web.Problem;

/** Whether an XLSX file can be given to the library that reads it: how large it really is, and what it holds. ECMA-376, part 1. */
final class XlsxCheck {

    /** Unpacked; 50,000 rows of goods have some 80 MB. */
    private static final long MAX_UNPACKED_BYTES = 256L * 1024 * 1024;

    /** The texts that cells share are held in memory as a whole. */
    private static final long MAX_SHARED_BYTES = 48L * 1024 * 1024;

    private static final int MAX_PARTS = 2_000;
    private static final int MAX_MERGED = 5;

    /** Columns A to XFD, rows to 1048576: what a program may write, and no more. */
    private static final Pattern ADDRESS = Pattern.compile("[A-Z]{1,3}[1-9][0-9]{0,6}");

    private static final Pattern RANGE = Pattern.compile("[A-Z]{1,3}([1-9][0-9]{0,6}):[A-Z]{1,3}([1-9][0-9]{0,6})");

    private XlsxCheck() {}

    /**
     * @return merged cells of each of its sheets, the first few of them, by the id that the workbook gives to the sheet
     * @throws Problem invalid, for what is too large, has macros, or is no spreadsheet
     */
    static Map<String, List<Merged>> check(Path path) throws IOException {
        try (var zip = new ZipFile(path.toFile())) {
            if (zip.size() > MAX_PARTS || zip.getEntry("xl/workbook.xml") == null) {
                throw noSpreadsheet();
            }
            checkSizes(zip);
            var merged = new HashMap<String, List<Merged>>();
            for (var sheet : parts(zip).entrySet()) {
                var entry = zip.getEntry("xl/" + sheet.getValue());
                if (entry != null) {
                    try (var in = zip.getInputStream(entry)) {
                        merged.put(sheet.getKey(), merged(in));
                    }
                }
            }
            return merged;
        } catch (ZipException | XMLStreamException e) {
            throw noSpreadsheet();
        }
    }

    private static void checkSizes(ZipFile zip) throws IOException {
        long unpacked = 0;
        for (var entry : zip.stream().toList()) {
            if (entry.getName().toLowerCase(Locale.ROOT).endsWith("vbaproject.bin")) {
                throw Problem.invalid(
                        "body",
                        "Tệp có macro (.xlsm); hãy lưu lại thành .xlsx rồi gửi lại",
                        "The file has macros (.xlsm); save it as .xlsx and send it again");
            }
            long left = MAX_UNPACKED_BYTES - unpacked;
            var shared = entry.getName().equals("xl/sharedStrings.xml");
            try (var in = zip.getInputStream(entry)) {
                unpacked += size(in, shared ? Math.min(left, MAX_SHARED_BYTES) : left);
            }
        }
    }

    /** In which part each sheet stands, by the id that the workbook gives to it. ECMA-376, part 2, relationships. */
    private static Map<String, String> parts(ZipFile zip) throws IOException, XMLStreamException {
        var entry = zip.getEntry("xl/_rels/workbook.xml.rels");
        if (entry == null) {
            throw noSpreadsheet();
        }
        var parts = new HashMap<String, String>();
        try (var in = zip.getInputStream(entry)) {
            elements(in, xml -> {
                var target = xml.getAttributeValue(null, "Target");
                if (target != null && target.contains("worksheets/")) {
                    parts.put(
                            String.valueOf(xml.getAttributeValue(null, "Id")),
                            target.substring(target.indexOf("worksheets/")));
                }
            });
        }
        return parts;
    }

    private static List<Merged> merged(InputStream in) throws XMLStreamException {
        var merged = new ArrayList<Merged>();
        elements(in, xml -> element(xml, merged));
        return List.copyOf(merged);
    }

    /** Counts what comes, because what an entry says of its own size may be wrong. */
    private static long size(InputStream in, long max) throws IOException {
        var buffer = new byte[64 * 1024];
        long size = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            size += read;
            if (size > max) {
                throw tooLarge();
            }
        }
        return size;
    }

    private static void elements(InputStream in, Consumer<XMLStreamReader> look) throws XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        var xml = factory.createXMLStreamReader(in);
        try {
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.DTD) {
                    throw noSpreadsheet();
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    look.accept(xml);
                }
            }
        } finally {
            xml.close();
        }
    }

    private static void element(XMLStreamReader xml, List<Merged> merged) {
        var name = xml.getLocalName();
        if (name.equals("c")) {
            var address = xml.getAttributeValue(null, "r");
            if (address != null && !ADDRESS.matcher(address).matches()) {
                throw noSpreadsheet();
            }
        } else if (name.equals("mergeCell") && merged.size() < MAX_MERGED) {
            var range = RANGE.matcher(String.valueOf(xml.getAttributeValue(null, "ref")));
            if (range.matches()) {
                merged.add(
                        new Merged(range.group(), Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2))));
            }
        }
    }

    static Problem noSpreadsheet() {
        return Problem.invalid(
                "body",
                "Tệp không đọc được như một bảng tính; hãy mở bằng Excel hay Google Trang tính, lưu lại thành .xlsx rồi gửi lại",
                "The file cannot be read as a spreadsheet; open it with Excel or Google Sheets and save it as .xlsx");
    }

    private static Problem tooLarge() {
        return Problem.invalid(
                "body",
                "Tệp giải nén ra quá lớn; hãy chép riêng các dòng sản phẩm sang một tệp mới rồi gửi lại",
                "The file unpacks to too much; copy the rows of goods alone to a new file and send that");
    }
}
