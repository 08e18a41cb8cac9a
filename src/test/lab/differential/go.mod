// Built with ../kube/go.mod (-modfile), so that the same Kubernetes is asked as the one that runs. This file only marks
// the module's root.
module cockpit/lab/kube
