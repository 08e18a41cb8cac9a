package cockpit.recording;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Writes a record as an array of its parts, or, as a fact in an event's line, as fields by their names. Unknown fields
/// are passed over; a missing one is a bad line.
final class RecordCodec implements Codec {
    private static final Object MISSING = new Object();

    private final Class<?> type;
    private final String[] names;
    private final Codec[] codecs;
    private final MethodHandle[] getters;
    private final MethodHandle constructor;
    private final Map<String, Integer> indices = new HashMap<>();

    RecordCodec(Class<?> type, Codecs all) {
        this.type = type;
        RecordComponent[] parts = type.getRecordComponents();
        names = new String[parts.length];
        codecs = new Codec[parts.length];
        getters = new MethodHandle[parts.length];
        Class<?>[] types = new Class<?>[parts.length];
        var lookup = MethodHandles.lookup();
        try {
            for (int i = 0; i < parts.length; i++) {
                names[i] = parts[i].getName();
                indices.put(names[i], i);
                codecs[i] = all.of(parts[i].getGenericType());
                types[i] = parts[i].getType();
                getters[i] = lookup.unreflect(parts[i].getAccessor())
                        .asType(MethodType.methodType(Object.class, Object.class));
            }
            constructor = lookup.findConstructor(type, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, parts.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("No way into " + type, e);
        }
    }

    @Override
    public void write(JsonGenerator out, Object value) {
        out.writeStartArray();
        int last = names.length;
        while (last > 0 && part(last - 1, value).equals(codecs[last - 1].absent())) {
            last--;
        }
        for (int i = 0; i < last; i++) {
            codecs[i].write(out, part(i, value));
        }
        out.writeEndArray();
    }

    void writeFields(JsonGenerator out, Object value) {
        for (int i = 0; i < names.length; i++) {
            out.writeName(names[i]);
            codecs[i].write(out, part(i, value));
        }
    }

    @Override
    public Object read(JsonParser in) {
        Codecs.expect(in, JsonToken.START_ARRAY);
        Object[] parts = new Object[names.length];
        for (int i = 0; i < parts.length; i++) {
            if (in.nextToken() == JsonToken.END_ARRAY) {
                return make(withAbsent(parts, i));
            }
            parts[i] = codecs[i].read(in);
        }
        while (in.nextToken() != JsonToken.END_ARRAY) {
            in.skipChildren(); // parts of a later release
        }
        return make(parts);
    }

    /// An earlier release wrote fewer parts.
    private @Nullable Object[] withAbsent(@Nullable Object[] parts, int from) {
        for (int i = from; i < parts.length; i++) {
            parts[i] = codecs[i].absent();
            if (parts[i] == null) {
                throw new BadLine(type.getSimpleName() + " has too few parts");
            }
        }
        return parts;
    }

    Object[] blank() {
        Object[] parts = new Object[names.length];
        Arrays.fill(parts, MISSING);
        return parts;
    }

    /// Reads the field the parser stands on, if it is one of this record's.
    boolean readField(String name, JsonParser in, Object[] parts) {
        Integer index = indices.get(name);
        if (index == null) {
            return false;
        }
        parts[index] = codecs[index].read(in);
        return true;
    }

    Object make(@Nullable Object[] parts) {
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] == MISSING) {
                throw new BadLine(type.getSimpleName() + " lacks " + names[i]);
            }
        }
        try {
            return constructor.invokeExact(parts);
        } catch (Throwable e) {
            throw new BadLine(type.getSimpleName() + ": " + e.getMessage());
        }
    }

    private Object part(int i, Object value) {
        try {
            return getters[i].invokeExact(value);
        } catch (Throwable e) {
            throw new IllegalStateException("Cannot read " + names[i] + " of " + type, e);
        }
    }
}
