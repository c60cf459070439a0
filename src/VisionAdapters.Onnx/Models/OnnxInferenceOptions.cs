using System.ComponentModel.DataAnnotations;

namespace VisionAdapters.Onnx;

/// <summary>How a model is run, and which of its labels become tags.</summary>
public class OnnxInferenceOptions
{
    // No property: what binds a configuration would try to make heads.
    private readonly List<AdaptedHead> _addedHeads = [];

    /// <summary>Gets or sets the id under which the tagger answers; <see langword="null"/> means <c>onnx-</c> and the model's
    /// name.</summary>
    [StringLength(256, MinimumLength = 1)]
    public string? ProviderId { get; set; }

    /// <summary>
    /// Gets or sets the number of threads that work on one run; 0 means the processor's cores. The default of 1 gives the most images
    /// per second when several calls are under way; more threads make a lone call faster.
    /// </summary>
    [Range(0, 1024)]
    public int IntraOpThreads { get; set; } = 1;

    /// <summary>
    /// Gets or sets the maximum number of runs at once; further calls wait. The default is the number of processors.
    /// The tagger uses at most this many threads times <see cref="IntraOpThreads"/>.
    /// </summary>
    [Range(1, 1024)]
    public int MaxConcurrentRuns { get; set; } = Environment.ProcessorCount;

    /// <summary>
    /// Gets or sets the maximum number of images in one run. A model whose batch size is fixed keeps its own.
    /// On a processor small batches are already as fast as large ones, and answer sooner.
    /// </summary>
    [Range(1, 1024)]
    public int MaxBatchSize { get; set; } = 8;

    /// <summary>
    /// Gets or sets a value indicating whether a full batch is run on loading, so that the first call is not slower than the rest. The same
    /// run shows whether the model answers an image alike alone and among others.
    /// </summary>
    public bool WarmUp { get; set; } = true;

    /// <summary>
    /// Gets or sets a value indicating whether the memory that loading needed is given back to the system at once: by a full collection of
    /// garbage and, on Linux, by <c>malloc_trim</c>. Both stop the whole process for a moment, so the default is <see langword="false"/>;
    /// turn it on in a process that loads a model once and has little to do with it.
    /// </summary>
    public bool TrimAfterLoading { get; set; }

    /// <summary>Gets or sets a value indicating whether the model's bytes are checked against the SHA-256 of the sidecar.</summary>
    public bool VerifyHash { get; set; } = true;

    /// <summary>
    /// Gets or sets which of the model's files runs: with weights of single precision, of 8-bit integers, or the faster of the two on this
    /// machine.
    /// A head answers alike with both, up to the small differences that its model card states.
    /// </summary>
    [EnumDataType(typeof(ModelPrecision))]
    public ModelPrecision Precision { get; set; } = ModelPrecision.Single;

    /// <summary>Gets the ids of the heads that answer, adapted ones included; empty means all of them.</summary>
    public ISet<string> OnlyHeads { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Gets the minimum confidence of a tag by head id. It goes before <see cref="MinimumConfidence"/>.</summary>
    public IDictionary<string, double> MinimumConfidenceByHead { get; } = new Dictionary<string, double>(StringComparer.Ordinal);

    /// <summary>Gets or sets the minimum confidence of a tag; <see langword="null"/> means what the sidecar says of each head.</summary>
    [Range(0.0, 1.0)]
    public double? MinimumConfidence { get; set; }

    /// <summary>Gets or sets the maximum number of tags of one head; <see langword="null"/> means no limit.</summary>
    [Range(1, int.MaxValue)]
    public int? MaxTagsPerHead { get; set; }

    /// <summary>Gets or sets the limits of an image, checked before it is decoded; <see langword="null"/> means those of the
    /// decoder.</summary>
    public ImageLimits? ImageLimits { get; set; }

    /// <summary>
    /// Adds a head that was trained on the model's embedding. One that has the id of a head of the model replaces it.
    /// <see cref="HeadFile"/> loads them.
    /// </summary>
    /// <param name="head">The head.</param>
    public void AddHead(AdaptedHead head)
    {
        ArgumentNullException.ThrowIfNull(head);
        _addedHeads.Add(head);
    }

    internal IReadOnlyList<AdaptedHead> GetAddedHeads() => _addedHeads;
}
