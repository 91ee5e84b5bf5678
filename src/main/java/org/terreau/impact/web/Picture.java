package org.terreau.impact.web;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.terreau.web.Chart;

/** A drawing of ours as a PNG, twice its size on a white ground. */
final class Picture {

    private static final int SCALE = 2;

    private Picture() {}

    static byte[] png(String svg) {
        SVGDocument drawing = new SVGLoader()
                .load(
                        new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)),
                        null,
                        LoaderContext.createDefault());
        if (drawing == null) throw new IllegalArgumentException("Not a drawing: " + svg);
        BufferedImage image = new BufferedImage(SCALE * Chart.WIDTH, SCALE * Chart.HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D ground = image.createGraphics();
        try {
            ground.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            ground.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            ground.setColor(Color.WHITE);
            ground.fillRect(0, 0, image.getWidth(), image.getHeight());
            ground.scale(SCALE, SCALE);
            drawing.render(null, ground);
        } finally {
            ground.dispose();
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", file);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return file.toByteArray();
    }
}
