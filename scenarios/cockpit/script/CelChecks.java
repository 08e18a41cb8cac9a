package cockpit.script;

import cockpit.stage.Names;
import cockpit.world.World;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Expectations in CEL, Kubernetes' own expression language, compiled once. What it may speak of is in [WorldNames]. An
/// expression that cannot be evaluated, since something it names is not there yet, does not hold. Thread-safe.
public final class CelChecks implements Checks {
    private record Compiled(CelRuntime.Program program, List<String> roots) {}

    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.standardCelRuntimeBuilder().build();

    private final Names names;
    private final Map<String, Compiled> compiled = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    /// Compiles what the scenario expects.
    public CelChecks(Scenario scenario, Names names) {
        this.names = names;
        CelCompiler compiler = compiler();
        for (Cue cue : scenario.cues()) {
            for (Expectation expectation : cue.expects()) {
                compile(compiler, cue, expectation.that(), true);
                if (!expectation.figure().isEmpty()) {
                    compile(compiler, cue, expression(expectation.figure()), false);
                }
            }
        }
    }

    private static CelCompiler compiler() {
        var builder =
                CelCompilerFactory.standardCelCompilerBuilder().setStandardMacros(CelStandardMacro.STANDARD_MACROS);
        for (String root : WorldNames.ROOTS) {
            builder.addVar(root, MapType.create(SimpleType.STRING, SimpleType.DYN));
        }
        return builder.build();
    }

    private void compile(CelCompiler compiler, Cue cue, String expression, boolean check) {
        if (compiled.containsKey(expression)) {
            return;
        }
        try {
            CelAbstractSyntaxTree tree = compiler.compile(expression).getAst();
            var type = tree.getResultType();
            if (check && !type.equals(SimpleType.BOOL) && !type.equals(SimpleType.DYN)) {
                problems.add(cue.id() + ": \"" + expression + "\" is no yes or no");
                return;
            }
            var roots = new ArrayList<String>();
            for (String root : WorldNames.ROOTS) {
                if (expression.contains(root + ".")) {
                    roots.add(root);
                }
            }
            compiled.put(expression, new Compiled(RUNTIME.createProgram(tree), List.copyOf(roots)));
        } catch (CelValidationException | CelEvaluationException e) {
            problems.add(cue.id() + ": \"" + expression + "\": " + e.getMessage());
        }
    }

    /// What is wrong with the scenario's expressions; empty when nothing is. A cue with a problem cannot be met.
    public List<String> problems() {
        return List.copyOf(problems);
    }

    @Override
    public boolean holds(Expectation expectation, World world, long fired) {
        return Boolean.TRUE.equals(value(expectation.that(), world, fired));
    }

    @Override
    public String figure(Expectation expectation, World world, long fired) {
        if (expectation.figure().isEmpty()) {
            return "";
        }
        Object value = value(expression(expectation.figure()), world, fired);
        String unit = unit(expectation.figure());
        if (!(value instanceof Double d)) {
            return value + unit;
        }
        if (d.isNaN()) {
            return "–";
        }
        return String.format(Locale.ROOT, plain(d) ? "%,.0f" : "%.1f", d) + unit;
    }

    private static boolean plain(double figure) {
        return Math.abs(figure) >= 100 || figure == Math.rint(figure);
    }

    /// A figure is an expression, and after a bar the unit: `onprem.cpu | %`.
    private static String expression(String figure) {
        int bar = figure.lastIndexOf(" | ");
        return bar < 0 ? figure : figure.substring(0, bar);
    }

    private static String unit(String figure) {
        int bar = figure.lastIndexOf(" | ");
        return bar < 0 ? "" : " " + figure.substring(bar + 3);
    }

    private Object value(String expression, World world, long fired) {
        Compiled found = compiled.get(expression);
        if (found == null) {
            return "";
        }
        var names = new WorldNames(world, this.names, fired);
        var values = new TreeMap<String, Object>();
        found.roots().forEach(root -> values.put(root, names.of(root)));
        try {
            return found.program().eval(values);
        } catch (CelEvaluationException e) {
            return ""; // what it names is not there yet: it does not hold
        }
    }
}
