namespace VisionAdapters.Adaptation;

/// <summary>
/// A regularisation by its place among those to choose from, the temperature that calibrates it, and the log loss that speaks for it.
/// </summary>
internal sealed record HeadChoice(int Place, double Regularization, double Temperature, double LogLoss);
