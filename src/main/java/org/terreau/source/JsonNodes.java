package org.terreau.source;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.TypeRef;
import com.jayway.jsonpath.spi.json.JsonProvider;
import com.jayway.jsonpath.spi.mapper.MappingException;
import com.jayway.jsonpath.spi.mapper.MappingProvider;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Shows documents to the JSONPath library, and counts each look: whatever the path and the document, it stops after so
 * many. Made anew for each answer that is read; what is shown can't be changed.
 */
final class JsonNodes implements JsonProvider {

    static final JsonNode MISSING = MissingNode.getInstance();

    /** Some dozens of looks for each node of the largest document. */
    static final int MOST = 20_000_000;

    private static final int MOST_FOUND = 1_000_000;

    private int looks;

    private void look(int more) {
        looks += more;
        if (looks > MOST || looks < 0) throw new JsonPath.TooMuch();
    }

    @Override
    public boolean isArray(@Nullable Object one) {
        look(1);
        return one instanceof JsonNode node && node.isArray() || one instanceof List;
    }

    @Override
    public boolean isMap(@Nullable Object one) {
        look(1);
        return one instanceof JsonNode node && node.isObject();
    }

    @Override
    public int length(Object one) {
        look(1);
        if (one instanceof List<?> found) return found.size();
        JsonNode node = (JsonNode) one;
        return node.isString() ? node.asString().length() : node.size();
    }

    @Override
    public Iterable<?> toIterable(Object one) {
        look(1 + length(one));
        if (one instanceof List<?> found) return found;
        return List.copyOf(((JsonNode) one).values());
    }

    @Override
    public Collection<String> getPropertyKeys(Object one) {
        JsonNode node = (JsonNode) one;
        look(1 + node.size());
        return new ArrayList<>(node.propertyNames());
    }

    @Override
    public @Nullable Object getArrayIndex(Object one, int place) {
        look(1);
        return one instanceof List<?> found ? found.get(place) : ((JsonNode) one).get(place);
    }

    @Override
    @Deprecated
    public @Nullable Object getArrayIndex(Object one, int place, boolean unwrapped) {
        return getArrayIndex(one, place);
    }

    @Override
    public Object getMapValue(Object one, String name) {
        look(1);
        JsonNode held = ((JsonNode) one).get(name);
        return held == null ? UNDEFINED : held;
    }

    /** For comparisons. What is no finite number is a text: it compares with no number. */
    @Override
    public @Nullable Object unwrap(@Nullable Object one) {
        look(1);
        if (!(one instanceof JsonNode node)) return one;
        if (node.isNull() || node.isMissingNode()) return null;
        if (node.isString()) return node.asString();
        if (node.isBoolean()) return node.booleanValue();
        if (node.isNumber())
            return node.isDouble() && !Double.isFinite(node.doubleValue()) ? node.asString() : node.decimalValue();
        return node;
    }

    @Override
    public Object createArray() {
        return new ArrayList<>();
    }

    /** Keeps what is found, and not the texts that say where each is: of a deep document, they would fill the memory. */
    @Override
    @SuppressWarnings("unchecked")
    public void setArrayIndex(Object array, int place, @Nullable Object value) {
        look(1);
        if (value instanceof String path) {
            look(path.length());
            return;
        }
        if (place >= MOST_FOUND) throw new JsonPath.TooMuch();
        if (!(array instanceof ArrayList)) throw new UnsupportedOperationException("documents are read");
        ArrayList<@Nullable Object> found = (ArrayList<@Nullable Object>) array;
        if (place == found.size()) found.add(value);
        else found.set(place, value);
    }

    @Override
    public Object createMap() {
        throw new UnsupportedOperationException("documents are read");
    }

    @Override
    public void setProperty(Object one, Object name, Object value) {
        throw new UnsupportedOperationException("documents are read");
    }

    @Override
    public void removeProperty(Object one, Object name) {
        throw new UnsupportedOperationException("documents are read");
    }

    @Override
    public Object parse(String text) {
        throw new UnsupportedOperationException("documents are parsed already");
    }

    @Override
    public Object parse(InputStream text, String charset) {
        throw new UnsupportedOperationException("documents are parsed already");
    }

    @Override
    public String toJson(Object one) {
        look(1);
        return String.valueOf(one);
    }

    private @Nullable Object plain(@Nullable Object one) {
        Object bare = unwrap(one);
        if (!(bare instanceof JsonNode node)) return bare;
        look(node.size());
        if (node.isArray()) {
            List<@Nullable Object> list = new ArrayList<>();
            for (JsonNode held : node) list.add(plain(held));
            return list;
        }
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> held : node.properties()) map.put(held.getKey(), plain(held.getValue()));
        return map;
    }

    /** What filters compare as a whole. */
    MappingProvider mapping() {
        return new MappingProvider() {
            @Override
            public <T> @Nullable T map(@Nullable Object one, Class<T> wanted, Configuration configuration) {
                Object made = plain(one);
                if (made != null && !wanted.isInstance(made)) throw new MappingException("not a " + wanted);
                return wanted.cast(made);
            }

            @Override
            public <T> T map(Object one, TypeRef<T> wanted, Configuration configuration) {
                throw new MappingException("only lists and objects");
            }
        };
    }
}
