using VisionAdapters.Bakeoff;
using System.Globalization;
using VisionAdapters.Evaluation;
using VisionAdapters.Onnx;

namespace VisionAdapters.Cli;

/// <summary>
/// The options of a local model: <c>model</c> (a sidecar; without it the fashion model runs), <c>heads</c> (files that <c>adapt</c> wrote), <c>precision</c>
/// and <c>threads</c>. Paths are relative to the file that names them.
/// </summary>
internal sealed class LocalModelSettings
{
    public const string ModelOption = "model";

    private readonly ProviderConfiguration _configuration;
    private readonly List<string> _heads = [];
    private string? _model;
    private int? _threads;
    private ModelPrecision _precision = ModelPrecision.Single;

    private LocalModelSettings(ProviderConfiguration configuration) => _configuration = configuration;

    /// <summary>Reads the options.</summary>
    /// <exception cref="UsageException">There is no such option, or its value is of no use.</exception>
    public static LocalModelSettings Read(ProviderConfiguration configuration)
    {
        var settings = new LocalModelSettings(configuration);
        foreach (var (name, value) in configuration.Options)
        {
            settings.Read(name, value);
        }

        return settings;
    }

    /// <summary>Loads the model.</summary>
    /// <exception cref="OnnxModelException">The model cannot be loaded.</exception>
    /// <exception cref="AdaptedHeadException">A head cannot be loaded, or does not fit the model.</exception>
    public OnnxImageTagger Load()
    {
        if (_model is null)
        {
            return FashionModel.Create(Apply);
        }

        var options = new OnnxTaggerOptions { SidecarPath = _model, ProviderId = _configuration.Id };
        Apply(options);
        return OnnxImageTagger.Load(options);
    }

    private void Read(string name, string value)
    {
        switch (name)
        {
            case ModelOption:
                _model = Resolve(value);
                break;
            case "heads":
                _heads.AddRange(value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Resolve));
                break;
            case "precision":
                _precision = value switch
                {
                    "single" => ModelPrecision.Single,
                    "int8" => ModelPrecision.Int8,
                    "auto" => ModelPrecision.Auto,
                    _ => throw new UsageException($"{_configuration.Id}: precision is '{value}': write single, int8 or auto."),
                };
                break;
            case "threads":
                _threads = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var threads) && threads is > 0 and <= 1024
                    ? threads
                    : throw new UsageException($"{_configuration.Id}: threads is '{value}': give a number from 1 to 1024.");
                break;
            default:
                throw new UsageException($"{_configuration.Id} has no option '{name}'. It has: {ModelOption}, heads, precision, threads.");
        }
    }

    private string Resolve(string path) => _configuration.Folder is { } folder ? Path.GetFullPath(Path.Combine(folder, path)) : path;

    private void Apply(OnnxInferenceOptions options)
    {
        options.Precision = _precision;
        foreach (var head in _heads)
        {
            options.Heads.Add(HeadFile.Load(head));
        }

        if (_threads is { } threads)
        {
            options.MaxConcurrentRuns = threads;
        }
    }
}
