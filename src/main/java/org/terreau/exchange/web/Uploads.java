package org.terreau.exchange.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import org.terreau.shared.Refused;

/** What a form with files brings. */
final class Uploads {

    private Uploads() {}

    /** The files that were chosen: a browser sends a nameless part for a field that was left empty. */
    static List<MultipartFile> chosen(@Nullable List<MultipartFile> files) {
        return files == null
                ? List.of()
                : files.stream().filter(file -> !name(file).isBlank()).toList();
    }

    static String name(MultipartFile file) {
        String name = file.getOriginalFilename();
        return name == null ? "" : name;
    }

    /** The same refusal, its problems of no field shown beside this one. */
    static Refused onField(String field, Refused refusal) {
        return new Refused(refusal.problems().stream()
                .map(problem -> problem.field().isEmpty()
                        ? new Refused.Problem(field, problem.key(), problem.arguments())
                        : problem)
                .toList());
    }
}
