package cockpit.stage;

import cockpit.world.Side;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The manifests that ship with the program, and no others can be applied. Their objects go to the stage's namespace; a
/// test holds what is said of them here to what is in the files.
public enum Manifest {
    /// What puts load on the shop from within, on-prem.
    LOADGENERATOR(Side.ON_PREM, "apps/v1 Deployment loadgenerator"),
    /// A second way in beside the first: the east-west gateway between the clusters.
    SECOND_INGRESS(
            Side.CLOUD,
            "apps/v1 Deployment second-ingress",
            "v1 Service second-ingress",
            "networking.istio.io/v1beta1 Gateway second-ingress"),
    /// The HPA's sample.
    PHP_APACHE(
            Side.CLOUD,
            "apps/v1 Deployment php-apache",
            "v1 Service php-apache",
            "autoscaling/v2 HorizontalPodAutoscaler php-apache"),
    /// What puts load on the sample: a pod a user, none at first.
    LOAD_GENERATOR(Side.CLOUD, "apps/v1 Deployment load-generator"),
    /// The sample's twin for Spot nodes, none at first.
    PHP_APACHE_SPOT(Side.CLOUD, "apps/v1 Deployment php-apache-spot"),
    /// What asks for a GPU, none at first.
    GPU_JOB(Side.CLOUD, "apps/v1 Deployment gpu-job"),
    /// The training job.
    TRAIN(Side.CLOUD, "sagemaker.services.k8s.aws/v1alpha1 TrainingJob xgboost-mnist");

    private final Side side;
    private final List<Part> parts;

    Manifest(Side side, String... parts) {
        this.side = side;
        this.parts = List.of(parts).stream()
                .map(words -> words.split(" "))
                .map(words -> new Part(words[0], words[1], words[2]))
                .toList();
    }

    /// One object of a manifest.
    ///
    /// @param version API group and version, e.g. `apps/v1`
    public record Part(String version, String kind, String name) {
        /// As kubectl prints and takes it: `deployment.apps/php-apache`.
        public String shown() {
            int slash = version.indexOf('/');
            String group = slash < 0 ? "" : "." + version.substring(0, slash);
            return kind.toLowerCase(Locale.ROOT) + group + "/" + name;
        }
    }

    /// `php-apache`: as cues and the command line name it.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Its file, below the shipped `stage/`.
    public String file() {
        return word() + ".yaml";
    }

    /// The cluster it goes to.
    public String context(Names names) {
        return side == Side.CLOUD ? names.mainContext() : names.remoteContext();
    }

    /// Its objects, in the order of the file.
    public List<Part> parts() {
        return parts;
    }

    /// All objects as kubectl names them, the last of the file first: so they are deleted.
    String backwards() {
        return parts.reversed().stream().map(Part::shown).collect(Collectors.joining(" "));
    }
}
