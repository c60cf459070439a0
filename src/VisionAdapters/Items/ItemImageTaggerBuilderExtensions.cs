using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using VisionAdapters.Items;
using VisionAdapters.Pipelines;

namespace VisionAdapters;

/// <summary>Adds the description of items to a pipeline.</summary>
public static class ItemImageTaggerBuilderExtensions
{
    /// <summary>
    /// Describes every item that the inner tagger finds in a photo on its own: each is cut out and given to another tagger, and <see
    /// cref="TaggingResponse.Items"/> holds what that says. <see cref="AttributeMapper.MapItems"/> turns it into attributes.
    /// </summary>
    /// <remarks>
    /// The inner tagger is asked for objects, beside what a call asks for; Amazon Rekognition's are the instances of its labels. The photo
    /// is read and decoded once, and the items of a photo go to the tagger that describes as a batch, where it takes batches. Boxes are
    /// taken as of the upright photo. An item that cannot be described has an error of its own and does not stop the rest.
    /// </remarks>
    /// <param name="builder">The builder, around the tagger that finds.</param>
    /// <param name="describer">The tagger that describes. The pipeline owns and disposes it.</param>
    /// <param name="configure">Changes the settings.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="OptionsValidationException">A setting is out of range.</exception>
    public static ImageTaggerBuilder UseItems(
        this ImageTaggerBuilder builder, IImageTagger describer, Action<ItemOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(describer);
        return Use(builder, _ => describer, configure);
    }

    /// <summary>As the other overload, with a tagger of the host's services, which own it.</summary>
    /// <param name="builder">The builder, around the tagger that finds.</param>
    /// <param name="describer">
    /// Gives the tagger that describes, such as <c>services => services.GetRequiredKeyedService&lt;IImageTagger&gt;("onnx-fashion")</c>.
    /// </param>
    /// <param name="configure">Changes the settings.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="OptionsValidationException">A setting is out of range.</exception>
    public static ImageTaggerBuilder UseItems(
        this ImageTaggerBuilder builder, Func<IServiceProvider, IImageTagger> describer, Action<ItemOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(describer);
        return Use(builder, services => new UnownedImageTagger(describer(services)), configure);
    }

    private static ImageTaggerBuilder Use(
        ImageTaggerBuilder builder, Func<IServiceProvider, IImageTagger> describer, Action<ItemOptions>? configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = new ItemOptions();
        configure?.Invoke(options);
        if (new ItemOptionsValidator().Validate(name: null, options) is { Failed: true } result)
        {
            throw new OptionsValidationException(nameof(ItemOptions), typeof(ItemOptions), result.Failures);
        }

        return builder.Use((inner, services) =>
            new ItemImageTagger(inner, describer(services), options, services.GetService<TimeProvider>() ?? TimeProvider.System));
    }
}
