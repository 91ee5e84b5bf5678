package org.terreau.opendata.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.document.Vault;
import org.terreau.document.Whole;
import org.terreau.opendata.PublicCopies;
import org.terreau.shared.NotFound;
import org.terreau.web.Freshness;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.PublicDataSet;
import org.terreau.web.Ui;

/** The open data: what there is for people, the same for portals that harvest, and the copies. */
@Controller
@OpenTo(OpenTo.Audience.EVERYONE)
class DataController {

    private static final String LICENCE = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/";
    private static final String EUROPE = "http://publications.europa.eu/resource/authority/";

    private final Pages pages;
    private final PublicCopies copies;
    private final Freshness freshness;
    private final int callsAMinute;

    DataController(
            Pages pages, PublicCopies copies, Freshness freshness, @Value("${terreau.api.a-minute}") int callsAMinute) {
        this.pages = pages;
        this.copies = copies;
        this.freshness = freshness;
        this.callsAMinute = callsAMinute;
    }

    @GetMapping("/donnees")
    ModelAndView read() {
        return pages.showToAll("opendata/data", () -> new DataPage(copies.sets(), copies.all(), callsAMinute));
    }

    @GetMapping("/donnees/copies/terreau-{day}.zip")
    void copy(@PathVariable String day, HttpServletResponse response) throws IOException {
        Vault.Stored file = copies.open(day(day));
        try (Whole bytes = file.whole()) {
            response.setContentType(file.kind().mediaType());
            response.setContentLengthLong(file.size());
            response.setHeader("Content-Disposition", "attachment; filename=\"terreau-" + day(day) + ".zip\"");
            bytes.writeTo(response.getOutputStream());
        }
    }

    private static LocalDate day(String written) {
        try {
            return LocalDate.parse(written);
        } catch (DateTimeParseException notOne) {
            throw new NotFound("copy", written);
        }
    }

    /** DCAT-AP: one data set for each thing that is published, and one for the copies. */
    @GetMapping(path = "/api/dcat.jsonld", produces = "application/ld+json")
    @Nullable
    ResponseEntity<Map<String, Object>> dcat(WebRequest request) {
        String tag = freshness.tag();
        if (request.checkNotModified(tag)) return null;
        Ui ui = pages.outsideRequest(Locale.FRENCH);
        List<PublicCopies.PublicCopy> made = copies.all();
        List<Map<String, Object>> sets = new ArrayList<>();
        for (PublicDataSet set : copies.sets()) if (!set.addresses().isEmpty()) sets.add(set(set, ui));
        sets.add(copiesSet(made, ui));
        Map<String, Object> catalogue = new LinkedHashMap<>();
        catalogue.put("@context", context());
        catalogue.put("@id", ui.baseUrl() + "/api/dcat.jsonld");
        catalogue.put("@type", "dcat:Catalog");
        catalogue.put("dct:title", french(ui.t("opendata.data.title", ui.brand().name())));
        catalogue.put("dct:description", french(ui.t("opendata.data.lead")));
        catalogue.put("dct:publisher", publisher(ui));
        catalogue.put("dct:language", id(EUROPE + "language/FRA"));
        catalogue.put("dct:license", id(LICENCE));
        catalogue.put("foaf:homepage", id(ui.baseUrl() + "/donnees"));
        catalogue.put("dcat:dataset", sets);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/ld+json"))
                .cacheControl(CacheControl.noCache())
                .eTag(tag)
                .body(catalogue);
    }

    private static Map<String, Object> context() {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("dcat", "http://www.w3.org/ns/dcat#");
        context.put("dct", "http://purl.org/dc/terms/");
        context.put("foaf", "http://xmlns.com/foaf/0.1/");
        context.put("vcard", "http://www.w3.org/2006/vcard/ns#");
        context.put("spdx", "http://spdx.org/rdf/terms#");
        context.put("xsd", "http://www.w3.org/2001/XMLSchema#");
        return context;
    }

    private static Map<String, Object> set(PublicDataSet set, Ui ui) {
        List<Map<String, Object>> distributions = new ArrayList<>();
        for (PublicDataSet.Address address : set.addresses())
            distributions.add(distribution(ui.baseUrl() + address.path(), address.label(), address.mediaType()));
        return described(
                ui,
                set.code(),
                ui.t("data." + set.code() + ".title"),
                ui.t("data." + set.code() + ".text"),
                "CONT",
                distributions);
    }

    private static Map<String, Object> copiesSet(List<PublicCopies.PublicCopy> made, Ui ui) {
        List<Map<String, Object>> distributions = new ArrayList<>();
        for (PublicCopies.PublicCopy copy : made) {
            Map<String, Object> distribution =
                    distribution(ui.baseUrl() + "/donnees/copies/" + copy.name(), copy.name(), "application/zip");
            distribution.put("dcat:byteSize", typed(String.valueOf(copy.size()), "xsd:nonNegativeInteger"));
            distribution.put("dct:issued", typed(copy.day().toString(), "xsd:date"));
            Map<String, Object> checksum = new LinkedHashMap<>();
            checksum.put("@type", "spdx:Checksum");
            checksum.put("spdx:algorithm", id("http://spdx.org/rdf/terms#checksumAlgorithm_sha256"));
            checksum.put("spdx:checksumValue", typed(copy.digest(), "xsd:hexBinary"));
            distribution.put("spdx:checksum", checksum);
            distributions.add(distribution);
        }
        return described(
                ui, "copies", ui.t("opendata.data.copies"), ui.t("opendata.data.copies.lead"), "DAILY", distributions);
    }

    private static Map<String, Object> described(
            Ui ui, String code, String title, String text, String frequency, List<Map<String, Object>> distributions) {
        Map<String, Object> dataset = new LinkedHashMap<>();
        dataset.put("@id", ui.baseUrl() + "/donnees#" + code);
        dataset.put("@type", "dcat:Dataset");
        dataset.put("dct:identifier", code);
        dataset.put("dct:title", french(title));
        dataset.put("dct:description", french(text));
        dataset.put("dct:publisher", publisher(ui));
        Map<String, Object> contact = new LinkedHashMap<>();
        contact.put("@type", "vcard:Organization");
        contact.put("vcard:fn", ui.brand().name());
        contact.put("vcard:hasEmail", id("mailto:" + ui.brand().contact()));
        dataset.put("dcat:contactPoint", contact);
        dataset.put("dcat:theme", id(EUROPE + "data-theme/GOVE"));
        dataset.put("dct:language", id(EUROPE + "language/FRA"));
        dataset.put("dct:accrualPeriodicity", id(EUROPE + "frequency/" + frequency));
        dataset.put("dct:license", id(LICENCE));
        dataset.put("dct:accessRights", id(EUROPE + "access-right/PUBLIC"));
        dataset.put("dcat:landingPage", id(ui.baseUrl() + "/donnees"));
        dataset.put("dcat:distribution", distributions);
        return dataset;
    }

    private static Map<String, Object> distribution(String address, String title, String mediaType) {
        Map<String, Object> distribution = new LinkedHashMap<>();
        distribution.put("@id", address);
        distribution.put("@type", "dcat:Distribution");
        distribution.put("dct:title", french(title));
        distribution.put("dcat:accessURL", id(address));
        distribution.put("dcat:downloadURL", id(address));
        distribution.put("dcat:mediaType", id("https://www.iana.org/assignments/media-types/" + mediaType));
        distribution.put("dct:license", id(LICENCE));
        return distribution;
    }

    private static Map<String, Object> publisher(Ui ui) {
        Map<String, Object> publisher = new LinkedHashMap<>();
        publisher.put("@type", "foaf:Organization");
        publisher.put(
                "foaf:name",
                ui.brand().operator() == null ? ui.brand().name() : ui.brand().operator());
        publisher.put("foaf:mbox", id("mailto:" + ui.brand().contact()));
        return publisher;
    }

    private static Map<String, Object> id(String address) {
        return Map.of("@id", address);
    }

    private static Map<String, Object> french(String text) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("@value", text);
        value.put("@language", "fr");
        return value;
    }

    private static Map<String, Object> typed(String text, String type) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("@value", text);
        value.put("@type", type);
        return value;
    }
}
