using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics.Tensors;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using VisionAdapters.Onnx;
using VisionAdapters.Settings;

namespace VisionAdapters.Adaptation;

/// <summary>
/// Trains a head on embeddings: softmax regression with an L2 penalty, classes weighted alike, regularisation and temperature chosen by
/// cross-validation.
/// </summary>
/// <remarks>
/// The measured figures are honest: what is said of an image comes from a head whose weights, regularisation and temperature were found
/// without the image and
/// without its group (nested cross-validation). The same images, options and seed give the same head, whatever the number of threads.
/// </remarks>
[Experimental(Experiments.Adaptation)]
public static class HeadTrainer
{
    /// <summary>Trains and measures a head.</summary>
    /// <param name="images">The labeled embeddings, all of one length.</param>
    /// <param name="model">The model that made the embeddings.</param>
    /// <param name="options">How to train.</param>
    /// <param name="progress">Told the share of the work that is done, in [0, 1].</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The head and its held-out answers.</returns>
    /// <exception cref="TooFewImagesException">The images are too few, or do not tell the classes apart.</exception>
    /// <exception cref="OptionsValidationException">An option is out of range.</exception>
    /// <exception cref="ArgumentException">An embedding has another length than the model's.</exception>
    public static TrainedHead Train(
        IReadOnlyList<LabeledEmbedding> images,
        AdaptedModel model,
        HeadTrainingOptions? options = null,
        IProgress<double>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(model);
        options ??= new HeadTrainingOptions();
        new HeadTrainingOptionsValidator().Validated(options);
        Check(images, model, options);
        var labels = images.Select(image => image.Label).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var set = new TrainingSet(images, labels);
        var regularizations = options.Regularizations.OrderDescending().ToArray();
        var foldOf = FoldAssignment.Assign(
            set.Classes, [.. images.Select(image => image.Group)], labels.Length, options.Folds, options.Seed);
        var validation = CrossValidation.Run(set, foldOf, regularizations, options, progress, cancellationToken);
        var heldOut = HeldOut(validation, set.Count, options.Folds);
        var figures = HeldOutFigures.Measure(heldOut, set.Classes, labels.Length);
        if (figures.BalancedAccuracyLow <= 1.0 / labels.Length)
        {
            throw new TooFewImagesException(string.Create(
                CultureInfo.InvariantCulture,
                $"On held-out images the head is right in {figures.BalancedAccuracy:P0} of a class on average, which {images.Count} "
                    + $"images cannot tell from guessing among {labels.Length} classes ({1.0 / labels.Length:P0}). Label more images, or "
                        + $"classes that look different."));
        }

        var choice = validation.Choose();
        var scorer = RegularizationPath.Train(
            set, [.. Enumerable.Range(0, set.Count)], regularizations[..(choice.Index + 1)], options.ClassBalance, cancellationToken)
            .Last();
        return new TrainedHead
        {
            Head = MakeHead(set, scorer, choice, model, options, Describe(images, labels, choice, figures, options)),
            HeldOut = [.. heldOut.Select(probabilities => (ReadOnlyMemory<double>)probabilities)],
        };
    }

    private static void Check(IReadOnlyList<LabeledEmbedding> images, AdaptedModel model, HeadTrainingOptions options)
    {
        var other = images.FirstOrDefault(image => image.Embedding.Length != model.EmbeddingLength);
        if (other is not null)
        {
            throw new ArgumentException($"The embedding of {other.Image} has {other.Embedding.Length} numbers, the model's "
                + $"{model.EmbeddingLength}.", nameof(images));
        }

        SampleSizeCheck.Check(images, options);
    }

    private static double[][] HeldOut(CrossValidation validation, int count, int folds)
    {
        var heldOut = new double[count][];
        foreach (var (image, probabilities) in Enumerable.Range(0, folds).SelectMany(validation.HeldOut))
        {
            heldOut[image] = probabilities;
        }

        return heldOut;
    }

    /// <summary>Brings the weights from the centred and scaled embedding back to the model's own.</summary>
    private static AdaptedHead MakeHead(
        TrainingSet set, LinearScorer scorer, HeadChoice choice, AdaptedModel model, HeadTrainingOptions options, HeadTraining training)
    {
        var weights = new float[scorer.Classes * scorer.Width];
        var biases = new float[scorer.Classes];
        for (var label = 0; label < scorer.Classes; label++)
        {
            var row = weights.AsSpan(label * scorer.Width, scorer.Width);
            TensorPrimitives.Multiply(scorer.Weights(label), set.Scale, row);
            biases[label] = scorer.Bias(label) - TensorPrimitives.Dot<float>(row, set.Mean);
        }

        return new AdaptedHead
        {
            Id = options.HeadId,
            Facet = options.Facet,
            Labels = set.Labels,
            Weights = weights,
            Biases = biases,
            Temperature = choice.Temperature,
            Model = model,
            Training = training,
        };
    }

    private static HeadTraining Describe(
        IReadOnlyList<LabeledEmbedding> images, string[] labels, HeadChoice choice, HeldOutFigures figures, HeadTrainingOptions options)
    {
        var lines = images.Select(image => $"{image.Image}\t{image.Label}\t{image.Group}");
        var counts = images.CountBy(image => image.Label, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return new HeadTraining
        {
            Date = DateOnly.FromDateTime(options.TimeProvider.GetUtcNow().UtcDateTime),
            Tool = options.Tool,
            DataSha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines)))),
            Images = labels.ToDictionary(label => label, label => counts[label], StringComparer.Ordinal),
            Groups = images.All(image => image.Group is null)
                ? null
                : images.Select(image => image.Group).Distinct(StringComparer.Ordinal).Count(),
            Folds = options.Folds,
            Seed = options.Seed,
            Regularization = choice.Regularization,
            ClassBalance = options.ClassBalance,
            HeldOut = figures.ToDictionary(),
        };
    }
}
