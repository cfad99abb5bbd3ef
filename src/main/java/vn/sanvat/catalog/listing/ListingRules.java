package vn.sanvat.catalog.listing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.sanvat.catalog.Category;
import vn.sanvat.catalog.Issue;
import vn.sanvat.catalog.Product;
import vn.sanvat.catalog.label.ClaimWords;
import vn.sanvat.catalog.label.ClaimWords.Badge;
import vn.sanvat.catalog.label.LabelRules;
import vn.sanvat.catalog.label.RuleData;
import vn.sanvat.evidence.Evidence;
import vn.sanvat.text.Dates;
import vn.sanvat.text.Localized;
import vn.sanvat.text.PlainText;

/** What keeps a listing from being published, and what an officer should look at. */
final class ListingRules {

    private ListingRules() {}

    /**
     * @param evidence all that covers the product, valid or not
     * @param day on which the listing is to be published
     */
    static List<Issue> check(Product.Content content, List<Evidence> evidence, RuleData rules, LocalDate day) {
        var words = rules.words();
        var issues = new ArrayList<Issue>();
        if (content.packs().isEmpty()) {
            issues.add(
                    Issue.block("pack", "packs", "Cần ít nhất một quy cách đóng gói", "At least one pack is needed"));
        }
        if (content.photos().isEmpty()) {
            issues.add(Issue.warn("photo", "photos", "Chưa có ảnh", "There is no photo"));
        }
        issues.addAll(LabelRules.missingFields(content, rules.regimeOn(day)));
        issues.addAll(LabelRules.sharesOfNamedComponents(content, words));
        issues.addAll(rules.allergens().unsaid(content));
        texts(content).forEach((field, text) -> {
            issues.addAll(badges(field, text, words, evidence, day));
            issues.addAll(healthClaims(field, text, content.category(), words));
        });
        return List.copyOf(issues);
    }

    /** A badge word without verified evidence that is in date: in the name it blocks, elsewhere it warns. */
    private static List<Issue> badges(
            String field, String text, ClaimWords words, List<Evidence> evidence, LocalDate day) {
        return words.badges().stream()
                .filter(badge -> evidence.stream()
                        .noneMatch(proof -> badge.kinds().contains(proof.kind()) && proof.badgeOn(day)))
                .flatMap(badge -> badge.words().in(without(text, badge.unless())).stream()
                        .limit(1)
                        .map(word -> unproven(field, word, badge, evidence, day)))
                .toList();
    }

    /** @param word as it stands in the text, so that it can be marked there */
    private static Issue unproven(String field, String word, Badge badge, List<Evidence> evidence, LocalDate day) {
        var why = why(badge, evidence, day);
        var vi = "\"" + word + "\" cần giấy chứng nhận còn hạn, đã được xác minh" + why.vi();
        var en = "\"" + word + "\" needs a verified certificate that is in date" + why.en();
        return field.startsWith("name.") ? Issue.block("badge", field, vi, en) : Issue.warn("badge", field, vi, en);
    }

    private static Localized why(Badge badge, List<Evidence> evidence, LocalDate day) {
        var near = evidence.stream()
                .filter(proof -> badge.kinds().contains(proof.kind()))
                .findFirst();
        if (near.isEmpty()) {
            return Localized.of("; chưa có giấy nào", "; there is none");
        }
        var proof = near.get();
        return proof.validOn(day)
                ? Localized.of(
                        "; số " + proof.number() + " chưa được xác minh",
                        "; number " + proof.number() + " is not verified")
                : Localized.of(
                        "; số " + proof.number() + " không còn hạn vào ngày " + Dates.format(day),
                        "; number " + proof.number() + " is not valid on " + Dates.format(day));
    }

    /** Ordinary food must not claim to heal. Whole words with their diacritics: Quảng Trị and vị trí heal nobody. */
    private static List<Issue> healthClaims(String field, String text, Category category, ClaimWords words) {
        if (category.regime() == Category.Regime.CRAFT) {
            return List.of();
        }
        return words.healing().in(without(text, words.harmless())).stream()
                .map(word -> Issue.warn(
                        "health-claim",
                        field,
                        "\"" + word + "\" có thể là quảng cáo công dụng chữa bệnh, thực phẩm thường không được ghi",
                        "\"" + word + "\" may be a health claim, which ordinary food must not make"))
                .toList();
    }

    /** @param text in lower case */
    private static String without(String text, List<String> phrases) {
        var rest = text;
        for (var phrase : phrases) {
            rest = rest.replace(phrase.toLowerCase(Locale.ROOT), " · ");
        }
        return rest;
    }

    /** Everything that people read, by field; in lower case, made once for all the words that are looked for. */
    private static Map<String, String> texts(Product.Content content) {
        var texts = new LinkedHashMap<String, String>();
        put(texts, "name", content.name());
        put(texts, "description", content.description());
        put(texts, "label.use", content.label().use());
        put(texts, "label.storage", content.label().storage());
        put(texts, "label.warnings", content.label().warnings());
        put(texts, "label.origin", content.label().origin());
        return texts;
    }

    private static void put(Map<String, String> texts, String field, @Nullable Localized text) {
        if (text != null) {
            texts.put(field + ".vi", lower(text.vi()));
            if (text.en() != null) {
                texts.put(field + ".en", lower(text.en()));
            }
        }
    }

    private static String lower(String text) {
        return PlainText.line(text).toLowerCase(Locale.ROOT);
    }
}
