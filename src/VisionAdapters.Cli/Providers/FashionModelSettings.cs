using System.Globalization;
using VisionAdapters.Evaluation;
using VisionAdapters.Onnx;

namespace VisionAdapters.Cli;

/// <summary>The options of <c>onnx-fashion</c>: <c>model</c> (the sidecar of another model with the same labels) and <c>threads</c>.</summary>
internal sealed class FashionModelSettings
{
    private string? _model;
    private int? _threads;

    /// <summary>Reads the options.</summary>
    /// <exception cref="UsageException">There is no such option, or its value is no number.</exception>
    public static FashionModelSettings Read(ProviderConfiguration configuration)
    {
        var settings = new FashionModelSettings();
        foreach (var (name, value) in configuration.Options)
        {
            switch (name)
            {
                case "model":
                    settings._model = value;
                    break;
                case "threads" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var threads) && threads is > 0 and <= 1024:
                    settings._threads = threads;
                    break;
                case "threads":
                    throw new UsageException($"{configuration.Id}: threads is '{value}': give a number from 1 to 1024.");
                default:
                    throw new UsageException($"{configuration.Id} has no option '{name}'. It has: model, threads.");
            }
        }

        return settings;
    }

    /// <summary>Loads the model.</summary>
    /// <exception cref="OnnxModelException">The model cannot be loaded.</exception>
    public OnnxImageTagger Load()
    {
        if (_model is null)
        {
            return FashionModel.Create(Apply);
        }

        var options = new OnnxTaggerOptions { SidecarPath = _model, ProviderId = FashionModel.ProviderId };
        Apply(options);
        return OnnxImageTagger.Load(options);
    }

    private void Apply(OnnxInferenceOptions options)
    {
        if (_threads is { } threads)
        {
            options.MaxConcurrentRuns = threads;
        }
    }
}
