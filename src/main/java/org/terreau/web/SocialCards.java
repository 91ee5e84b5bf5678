package org.terreau.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Draws the pictures of pages for those who receive their addresses: each once, until something public changes. */
@Component
public class SocialCards {

    private static final long BYTES = 16L << 20;

    private final Pages pages;
    private final Brand brand;
    private final PublicContent content;
    private final Cache<Key, byte[]> drawn = Caffeine.newBuilder()
            .maximumWeight(BYTES)
            .weigher((Key key, byte[] png) -> png.length)
            .build();

    SocialCards(Pages pages, Brand brand, PublicContent content) {
        this.pages = pages;
        this.brand = brand;
        this.content = content;
    }

    private record Key(String path, String language, long version) {}

    /** What a picture says; the figure and what it is may be empty. */
    public record Said(String title, String figure, String caption) {}

    /** The picture of the page of this path. What it says is asked for when it is to be drawn. */
    public ResponseEntity<byte[]> show(String path, Locale language, Supplier<Said> said) {
        long version = content.version();
        byte[] png = drawn.get(new Key(path, language.getLanguage(), version), key -> draw(said.get()));
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .cacheControl(CacheControl.noCache())
                .eTag("W/\"card-" + version + "-" + png.length + "\"")
                .body(png);
    }

    private byte[] draw(Said said) {
        SocialDrawing drawing = SocialDrawing.of(brand.name(), said.title(), said.figure(), said.caption());
        return Picture.of(
                        pages.render("layout/card-drawing", Map.of("page", drawing)),
                        SocialCard.WIDTH,
                        SocialCard.HEIGHT,
                        said.title())
                .png();
    }
}
