using VisionAdapters.Files;

namespace VisionAdapters.Onnx;

/// <summary>
/// An ONNX classifier of the user's own as a provider, under any id with the option <c>model</c>: the path of its sidecar.
/// </summary>
public class OnnxModelProvider : VisionProvider
{
    private const string ModelOption = "model";
    private const int MaxThreads = 1024;

    /// <inheritdoc/>
    public override string Id => "onnx";

    /// <inheritdoc/>
    public override string Name => "ONNX model";

    /// <inheritdoc/>
    public override string? DefaultMap => null;

    /// <inheritdoc/>
    public override bool Owns(string id, IReadOnlyDictionary<string, string> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return id == Id || options.ContainsKey(ModelOption);
    }

    /// <inheritdoc/>
    public override ProviderSetup Examine(ProviderSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var model = settings.GetPath(ModelOption);
        var heads = settings.GetList("heads").Select(settings.ResolvePath).ToArray();
        var precision = settings.GetChoice(
            "precision",
            ModelPrecision.Single,
            ("single", ModelPrecision.Single),
            ("int8", ModelPrecision.Int8),
            ("auto", ModelPrecision.Auto));
        var threads = settings.GetWholeNumber("threads", 1, MaxThreads);
        return new ProviderSetup
        {
            IsLocal = true,
            Found = model is null ? [] : [$"model {model}"],
            Missing = model is null && !HasOwnModel
                ? [$"no model: set the option {ModelOption} in bakeoff.yaml to the model's sidecar"]
                : [],
            RequestIdentity = $"model={HashOf(model)};heads={string.Join(',', heads.Select(HashOf))};precision={precision}",
            Create = Create,
        };

        IImageTagger Create()
        {
            try
            {
                return model is null ? LoadOwnModel(Configure) : Load(model, settings.Id, Configure);
            }
            catch (AdaptedHeadException exception)
            {
                throw new ProviderSettingsException(exception.Message, exception);
            }
        }

        void Configure(OnnxInferenceOptions options)
        {
            options.Precision = precision;

            // A provider is loaded once, by a tool that then waits for it: the moment that trimming takes is worth the memory.
            options.TrimAfterLoading = true;
            options.MaxConcurrentRuns = threads ?? options.MaxConcurrentRuns;
            foreach (var head in heads)
            {
                options.AddHead(HeadFile.Load(head));
            }
        }
    }

    /// <summary>Gets a value indicating whether the provider brings a model that needs no option.</summary>
    protected virtual bool HasOwnModel => false;

    /// <summary>Loads the model that the provider brings.</summary>
    /// <param name="configure">Sets how the model is run.</param>
    /// <returns>The tagger.</returns>
    /// <exception cref="NotSupportedException">The provider brings none.</exception>
    protected virtual IImageTagger LoadOwnModel(Action<OnnxInferenceOptions> configure) =>
        throw new NotSupportedException($"{Name} brings no model.");

    private static OnnxImageTagger Load(string sidecar, string id, Action<OnnxInferenceOptions> configure)
    {
        var options = new OnnxTaggerOptions { SidecarPath = sidecar, ProviderId = id };
        configure(options);
        return new OnnxImageTagger(options);
    }

    // By its content, not by its path: a model that moves still answers the same. What cannot be read is told when the model is loaded.
    private static string HashOf(string? file) =>
        File.Exists(file) ? ContentHashes.OfFile(file) : "";
}
