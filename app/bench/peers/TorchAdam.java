import static org.bytedeco.pytorch.global.torch.zeros;
import static org.bytedeco.pytorch.global.torch.zeros_like;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Dispatcher;
import org.bytedeco.pytorch.GenericList;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.OperatorHandle;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorType;
import org.bytedeco.pytorch.Type;

/** {@code torch.optim.Adam(fused=True)} with a rate of 0.001. */
final class TorchAdam {

  private static final double RATE = 1e-3;
  private static final double BETA_1 = 0.9;
  private static final double BETA_2 = 0.999;

  private final OperatorHandle operator =
      Dispatcher.singleton().findSchemaOrThrow("aten::_fused_adam_", "");
  private final double epsilon;
  private final List<Tensor> parameters;
  private final List<Tensor> first = new ArrayList<>();
  private final List<Tensor> second = new ArrayList<>();
  private final List<Tensor> steps = new ArrayList<>();

  TorchAdam(List<Tensor> parameters, double epsilon) {
    this.parameters = parameters;
    this.epsilon = epsilon;
    for (Tensor parameter : parameters) {
      first.add(zeros_like(parameter).detach());
      second.add(zeros_like(parameter).detach());
      steps.add(zeros(new long[] {}));
    }
  }

  /** Moves the parameters against the gradient of a loss. */
  void step(Tensor loss) {
    for (Tensor parameter : parameters) {
      parameter.mutable_grad().reset();
    }
    loss.backward();
    List<Tensor> gradients = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      gradients.add(parameters.get(i).mutable_grad());
      steps.get(i).add_(new Scalar(1.0));
    }
    IValue no = new IValue(false);
    operator.callBoxed(
        new IValueVector(
            list(parameters), list(gradients), list(first), list(second), list(List.of()),
            list(steps), new IValue(RATE), new IValue(BETA_1), new IValue(BETA_2),
            new IValue(0.0), new IValue(epsilon), no, no, new IValue(), new IValue()));
  }

  private static IValue list(List<Tensor> tensors) {
    GenericList list = new GenericList(new Type.TypePtr(TensorType.get()));
    for (Tensor tensor : tensors) {
      list.push_back(new IValue(tensor));
    }
    return new IValue(list);
  }
}
