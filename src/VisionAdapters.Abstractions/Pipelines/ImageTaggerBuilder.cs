namespace VisionAdapters;

/// <summary>Puts stages around a tagger. The stage that is added first is outermost: it sees a call first and its answer last.</summary>
/// <remarks>Not safe for use from many threads. Each <see cref="Build"/> makes a new pipeline, which owns and disposes its
/// taggers.</remarks>
public sealed class ImageTaggerBuilder
{
    private readonly Func<IServiceProvider, IImageTagger> _innerTaggerFactory;
    private readonly List<Func<IImageTagger, IServiceProvider, IImageTagger>> _stages = [];

    /// <summary>Initializes a new instance of the <see cref="ImageTaggerBuilder"/> class around a tagger.</summary>
    /// <param name="innerTagger">The innermost tagger.</param>
    public ImageTaggerBuilder(IImageTagger innerTagger)
    {
        ArgumentNullException.ThrowIfNull(innerTagger);
        _innerTaggerFactory = _ => innerTagger;
    }

    /// <summary>Initializes a new instance of the <see cref="ImageTaggerBuilder"/> class around a tagger that <see cref="Build"/>
    /// makes.</summary>
    /// <param name="innerTaggerFactory">Makes the innermost tagger.</param>
    public ImageTaggerBuilder(Func<IServiceProvider, IImageTagger> innerTaggerFactory)
    {
        ArgumentNullException.ThrowIfNull(innerTaggerFactory);
        _innerTaggerFactory = innerTaggerFactory;
    }

    /// <summary>Adds a stage inside those added before.</summary>
    /// <param name="stageFactory">Makes the stage around the tagger that it is given, or returns that tagger to add nothing.</param>
    /// <returns>This builder.</returns>
    public ImageTaggerBuilder Use(Func<IImageTagger, IImageTagger> stageFactory)
    {
        ArgumentNullException.ThrowIfNull(stageFactory);
        return Use((inner, _) => stageFactory(inner));
    }

    /// <summary>Adds a stage inside those added before.</summary>
    /// <param name="stageFactory">Makes the stage around the tagger that it is given, or returns that tagger to add nothing.</param>
    /// <returns>This builder.</returns>
    public ImageTaggerBuilder Use(Func<IImageTagger, IServiceProvider, IImageTagger> stageFactory)
    {
        ArgumentNullException.ThrowIfNull(stageFactory);
        _stages.Add(stageFactory);
        return this;
    }

    /// <summary>Makes the pipeline.</summary>
    /// <param name="services">Gives the stages what they need; <see langword="null"/> gives them nothing.</param>
    /// <returns>The outermost tagger.</returns>
    /// <exception cref="InvalidOperationException">A factory returned <see langword="null"/>.</exception>
    public IImageTagger Build(IServiceProvider? services = null)
    {
        services ??= NoServices.Instance;
        var tagger = _innerTaggerFactory(services) ?? throw new InvalidOperationException("The factory of the inner tagger returned null.");
        for (var index = _stages.Count - 1; index >= 0; index--)
        {
            tagger = _stages[index](tagger, services)
                ?? throw new InvalidOperationException(
                    $"The factory of the stage at index {index} returned null: return the inner tagger to add no stage.");
        }

        return tagger;
    }

    private sealed class NoServices : IServiceProvider
    {
        public static NoServices Instance { get; } = new();

        public object? GetService(Type serviceType) => null;
    }
}
