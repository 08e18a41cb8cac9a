package cockpit.recording;

import cockpit.world.Chain;
import cockpit.world.Counts;
import cockpit.world.Keyed;
import cockpit.world.Ribbon;
import cockpit.world.Scrubber;
import cockpit.world.Seats;
import cockpit.world.Table;
import cockpit.world.Trace;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Finds the codec of a type: plain values as JSON's own, records and collections as arrays of their parts, so that a
/// world is small on disk. What can be infinite or not a number is null when it is not a number.
final class Codecs {
    private static final int LONGEST = 2_000_000;

    private final Map<Type, Codec> known = new HashMap<>();
    private final Spellings spellings = new Spellings();
    private long masked;

    Codec of(Type type) {
        Codec found = known.get(type);
        if (found == null) {
            found = make(type);
            known.put(type, found);
        }
        return found;
    }

    private Codec make(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == Table.class) {
                return new TableCodec(of(arguments[1]));
            }
            if (generic.getRawType() == List.class) {
                return new ListCodec(of(arguments[0]));
            }
            if (generic.getRawType() == Optional.class) {
                return new OptionalCodec(of(arguments[0]));
            }
            if (generic.getRawType() == SequencedMap.class) {
                return new MapCodec(of(arguments[1]));
            }
        }
        if (type instanceof Class<?> raw) {
            if (raw.isRecord()) {
                return new RecordCodec(raw, this);
            }
            if (raw.isEnum()) {
                return new EnumCodec(raw);
            }
            return plain(raw);
        }
        throw new IllegalStateException("No codec for " + type);
    }

    /// Texts that were masked on the way out.
    long masked() {
        return masked;
    }

    /// Masks once more what an adapter should have masked; counted.
    private String clean(String text) {
        String clean = Scrubber.scrub(text);
        if (!clean.equals(text)) {
            masked++;
        }
        return clean;
    }

    private Codec plain(Class<?> raw) {
        if (raw == String.class) {
            return codec((out, v) -> out.writeString(clean((String) v)), in -> {
                expect(in, JsonToken.VALUE_STRING);
                return spellings.of(in.getStringCharacters(), in.getStringOffset(), in.getStringLength());
            });
        }
        if (raw == boolean.class) {
            return codec((out, v) -> out.writeBoolean((Boolean) v), Codecs::bool);
        }
        if (raw == int.class) {
            return codec((out, v) -> out.writeNumber((int) v), in -> {
                expect(in, JsonToken.VALUE_NUMBER_INT);
                return in.getIntValue();
            });
        }
        if (raw == long.class || raw == Long.class) {
            return codec((out, v) -> out.writeNumber((long) v), in -> {
                expect(in, JsonToken.VALUE_NUMBER_INT);
                return in.getLongValue();
            });
        }
        if (raw == double.class) {
            return codec(Codecs::writeDouble, Codecs::number);
        }
        if (raw == Trace.class) {
            return codec((out, v) -> TraceCodec.write(out, (Trace) v), TraceCodec::read);
        }
        if (raw == Seats.class) {
            return codec((out, v) -> writeLongs(out, ((Seats) v).toWords()), in -> Seats.ofWords(readLongs(in)));
        }
        if (raw == Chain.class) {
            return codec((out, v) -> writeLongs(out, ((Chain) v).toTimes()), in -> Chain.ofTimes(readLongs(in)));
        }
        if (raw == Ribbon.class) {
            return codec((out, v) -> writeLongs(out, ((Ribbon) v).toTimes()), in -> Ribbon.ofTimes(readLongs(in)));
        }
        if (raw == Counts.class) {
            return codec(
                    (out, v) -> {
                        out.writeStartArray();
                        for (int count : ((Counts) v).toArray()) {
                            out.writeNumber(count);
                        }
                        out.writeEndArray();
                    },
                    in -> {
                        long[] longs = readLongs(in);
                        int[] counts = new int[longs.length];
                        for (int i = 0; i < counts.length; i++) {
                            counts[i] = (int) longs[i];
                        }
                        return Counts.ofArray(counts);
                    });
        }
        throw new IllegalStateException("No codec for " + raw);
    }

    private interface Writer {
        void write(JsonGenerator out, Object value);
    }

    private interface Reader {
        @Nullable
        Object read(JsonParser in);
    }

    private static Codec codec(Writer writer, Reader reader) {
        return new Codec() {
            @Override
            public void write(JsonGenerator out, Object value) {
                writer.write(out, value);
            }

            @Override
            public @Nullable Object read(JsonParser in) {
                return reader.read(in);
            }
        };
    }

    static void writeDouble(JsonGenerator out, Object value) {
        double number = (Double) value;
        if (Double.isNaN(number)) {
            out.writeNull();
        } else if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            out.writeNumber((long) number);
        } else {
            out.writeNumber(number);
        }
    }

    static Object number(JsonParser in) {
        return switch (in.currentToken()) {
            case VALUE_NULL -> Double.NaN;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> in.getDoubleValue();
            default -> throw new Codec.BadLine("a number was expected");
        };
    }

    private static Object bool(JsonParser in) {
        return switch (in.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw new Codec.BadLine("true or false was expected");
        };
    }

    static void expect(JsonParser in, JsonToken token) {
        if (in.currentToken() != token) {
            throw new Codec.BadLine(token + " was expected");
        }
    }

    static void writeLongs(JsonGenerator out, long[] longs) {
        out.writeStartArray();
        for (long number : longs) {
            out.writeNumber(number);
        }
        out.writeEndArray();
    }

    static long[] readLongs(JsonParser in) {
        expect(in, JsonToken.START_ARRAY);
        long[] longs = new long[16];
        int n = 0;
        while (in.nextToken() != JsonToken.END_ARRAY) {
            expect(in, JsonToken.VALUE_NUMBER_INT);
            if (n == longs.length) {
                longs = Arrays.copyOf(longs, n * 2);
            }
            longs[n++] = in.getLongValue();
            bound(n);
        }
        return Arrays.copyOf(longs, n);
    }

    private static void bound(int n) {
        if (n > LONGEST) {
            throw new Codec.BadLine("a list is too long");
        }
    }

    private record EnumCodec(Class<?> type, Map<String, Object> constants) implements Codec {
        EnumCodec(Class<?> type) {
            this(type, new HashMap<>());
            for (Object constant : type.getEnumConstants()) {
                constants.put(((Enum<?>) constant).name(), constant);
            }
        }

        @Override
        public void write(JsonGenerator out, Object value) {
            out.writeString(((Enum<?>) value).name());
        }

        @Override
        public Object read(JsonParser in) {
            expect(in, JsonToken.VALUE_STRING);
            Object constant = constants.get(in.getString());
            if (constant == null) {
                throw new BadLine("unknown word " + in.getString());
            }
            return constant;
        }
    }

    private record ListCodec(Codec item) implements Codec {
        @Override
        public void write(JsonGenerator out, Object value) {
            out.writeStartArray();
            ((List<?>) value).forEach(one -> item.write(out, one));
            out.writeEndArray();
        }

        @Override
        public Object read(JsonParser in) {
            expect(in, JsonToken.START_ARRAY);
            var list = new ArrayList<Object>();
            while (in.nextToken() != JsonToken.END_ARRAY) {
                list.add(item.read(in));
                bound(list.size());
            }
            return List.copyOf(list);
        }
    }

    private record MapCodec(Codec item) implements Codec {
        @Override
        public void write(JsonGenerator out, Object value) {
            out.writeStartObject();
            ((Map<?, ?>) value).forEach((key, one) -> {
                out.writeName((String) key);
                item.write(out, one);
            });
            out.writeEndObject();
        }

        @Override
        public Object read(JsonParser in) {
            expect(in, JsonToken.START_OBJECT);
            var map = new TreeMap<String, Object>();
            while (in.nextToken() != JsonToken.END_OBJECT) {
                expect(in, JsonToken.PROPERTY_NAME);
                String key = in.currentName();
                in.nextToken();
                map.put(key, item.read(in));
                bound(map.size());
            }
            return map;
        }
    }

    private record TableCodec(Codec row) implements Codec {
        @Override
        @SuppressWarnings("unchecked") // every table is one of keyed rows
        public void write(JsonGenerator out, Object value) {
            out.writeStartArray();
            var table = (Table<Object, Keyed<Object>>) value;
            table.sorted(Comparator.comparing(one -> one.id().toString())).forEach(one -> row.write(out, one));
            out.writeEndArray();
        }

        @Override
        @SuppressWarnings("unchecked") // the row's codec reads keyed rows
        public Object read(JsonParser in) {
            expect(in, JsonToken.START_ARRAY);
            var rows = new ArrayList<Keyed<Object>>();
            while (in.nextToken() != JsonToken.END_ARRAY) {
                rows.add((Keyed<Object>) row.read(in));
                bound(rows.size());
            }
            return Table.of(rows);
        }
    }

    /// A part that releases added to a record: not written while it is empty, so that what an earlier release wrote is
    /// written the same, to the byte, and has the same hash.
    private record OptionalCodec(Codec item) implements Codec {
        @Override
        public void write(JsonGenerator out, Object value) {
            ((Optional<?>) value).ifPresentOrElse(one -> item.write(out, one), out::writeNull);
        }

        @Override
        public Object read(JsonParser in) {
            return in.currentToken() == JsonToken.VALUE_NULL ? Optional.empty() : Optional.ofNullable(item.read(in));
        }

        @Override
        public Object absent() {
            return Optional.empty();
        }
    }

    private static final class TraceCodec {
        private TraceCodec() {}

        /// Times as differences, so that they are short.
        static void write(JsonGenerator out, Trace trace) {
            out.writeStartArray();
            out.writeNumber(trace.thinned());
            long last = 0;
            for (int i = 0; i < trace.size(); i++) {
                out.writeNumber(trace.time(i) - last);
                last = trace.time(i);
                writeDouble(out, Double.parseDouble(Float.toString((float) trace.value(i))));
            }
            out.writeEndArray();
        }

        static Trace read(JsonParser in) {
            expect(in, JsonToken.START_ARRAY);
            in.nextToken();
            expect(in, JsonToken.VALUE_NUMBER_INT);
            int thinned = in.getIntValue();
            var times = new ArrayList<Long>();
            var values = new ArrayList<Float>();
            long last = 0;
            while (in.nextToken() != JsonToken.END_ARRAY) {
                expect(in, JsonToken.VALUE_NUMBER_INT);
                last += in.getLongValue();
                times.add(last);
                in.nextToken();
                values.add(((Double) number(in)).floatValue());
                bound(times.size());
            }
            long[] t = times.stream().mapToLong(Long::longValue).toArray();
            float[] v = new float[values.size()];
            for (int i = 0; i < v.length; i++) {
                v[i] = values.get(i);
            }
            if (thinned < 0 || thinned > v.length) {
                throw new Codec.BadLine("a curve is out of order");
            }
            return Trace.of(t, v, thinned);
        }
    }
}
