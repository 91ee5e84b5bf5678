package org.terreau.document;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of files that can be kept; a setting says which of them are accepted. */
public enum FileKind {
    PDF("application/pdf", "pdf"),
    ODT("application/vnd.oasis.opendocument.text", "odt"),
    ODS("application/vnd.oasis.opendocument.spreadsheet", "ods"),
    ODP("application/vnd.oasis.opendocument.presentation", "odp"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg", "jpeg"),
    WEBP("image/webp", "webp"),
    CSV("text/csv", "csv"),
    TXT("text/plain", "txt"),
    MD("text/markdown", "md"),
    ZIP("application/zip", "zip");

    private final String mediaType;
    private final List<String> endings;

    FileKind(String mediaType, String... endings) {
        this.mediaType = mediaType;
        this.endings = List.of(endings);
    }

    /** As written in settings, addresses, message keys and the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String mediaType() {
        return mediaType;
    }

    /** As a reader knows it: "PDF", "ODT"… */
    public String label() {
        return name();
    }

    /** Endings of names, as a file field takes them: ".jpg,.jpeg". */
    public String endings() {
        return "." + String.join(",.", endings);
    }

    public boolean image() {
        return this == PNG || this == JPEG || this == WEBP;
    }

    boolean openDocument() {
        return this == ODT || this == ODS || this == ODP;
    }

    boolean officeOpen() {
        return this == DOCX || this == XLSX || this == PPTX;
    }

    boolean archive() {
        return this == ZIP || openDocument() || officeOpen();
    }

    boolean text() {
        return this == CSV || this == TXT || this == MD;
    }

    public static FileKind of(String code) {
        for (FileKind kind : values()) if (kind.code().equals(code)) return kind;
        throw new IllegalArgumentException("No kind of file is called " + code);
    }

    static Optional<FileKind> announcedBy(String ending) {
        for (FileKind kind : values()) if (kind.endings.contains(ending)) return Optional.of(kind);
        return Optional.empty();
    }
}
