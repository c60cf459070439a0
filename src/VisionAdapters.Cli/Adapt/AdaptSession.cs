using System.Globalization;
using Microsoft.Extensions.Options;
using VisionAdapters.Adaptation;
using VisionAdapters.Bakeoff;
using VisionAdapters.Evaluation;
using VisionAdapters.Onnx;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli;

/// <summary>One call of <c>adapt</c>, from the labels to the head.</summary>
internal sealed class AdaptSession(AdaptOptions options, Screen screen, TimeProvider time)
{
    private const string DefaultHeadId = "label";

    private readonly TaxonomyCatalog _catalog = new();

    /// <summary>Reads, trains, compares and writes.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var taxonomy = _catalog.LoadTaxonomy(options.Taxonomy);
        using var store = ImageStore.OpenPath(options.Images ?? Path.GetDirectoryName(Path.GetFullPath(options.Labels))!);
        var labels = await Task.Run(() => AdaptLabels.Read(options, store, _catalog, taxonomy), cancellationToken).ConfigureAwait(false);
        Say(labels);
        using var tagger = LoadModel();
        var mapper = new TagMapper(
            ProviderMap.Load(FashionModelTagger.ProviderId, FashionModelTagger.ProviderId, tagger, _catalog, taxonomy));
        var images = await EmbeddedImages.ReadAsync(labels, store, tagger, mapper, screen, time, cancellationToken).ConfigureAwait(false);
        var trained = await Task.Run(
            () => Train(images, labels.Facet, tagger.GetService<OnnxModelInfo>()!, cancellationToken),
            cancellationToken).ConfigureAwait(false);
        var comparison = HeadComparison.Compare(
            trained, images.Images, images.Present, labels.Facet?.Id ?? trained.Head.Id, options.Seed, cancellationToken);
        AdaptView.Write(screen, comparison, options.Format);
        if (comparison.Verdict is HeadVerdict.Worse or HeadVerdict.Undecided && !options.Keep)
        {
            screen.Say($"Nothing was written. {AdaptView.Say(comparison)} --keep writes the head all the same.");
            return ExitCode.Failed;
        }

        await Task.Run(() => Write(trained.Head), cancellationToken).ConfigureAwait(false);
        return images.Failed > 0 ? ExitCode.SomeImagesFailed : ExitCode.Done;
    }

    private IImageTagger LoadModel() => options.Model is { } sidecar
        ? new OnnxImageTagger(new OnnxTaggerOptions
        {
            SidecarPath = sidecar,
            ProviderId = FashionModelTagger.ProviderId,
            TrimAfterLoading = true,
        })
        : new FashionModelTagger(new FashionModelOptions { TrimAfterLoading = true });

    private void Say(AdaptLabels labels)
    {
        foreach (var (reason, count) in labels.LeftOut.OrderByDescending(left => left.Value))
        {
            screen.Say(string.Create(CultureInfo.InvariantCulture, $"Left out {count:N0}: {reason}."));
        }

        if (labels.Images.Count == 0)
        {
            throw new InputFileException(options.Labels, line: null, "no labeled image is left: check --images, --image-extension, "
                + "--split and --map.");
        }
    }

    private TrainedHead Train(EmbeddedImages images, Facet? facet, OnnxModelInfo model, CancellationToken cancellationToken)
    {
        if (model.EmbeddingLength is not { } length)
        {
            throw new OnnxModelException($"the model '{model.Name}' has no embedding to train a head on; name the output that is one "
                + "under 'embedding' in its sidecar.");
        }

        screen.Say(string.Create(CultureInfo.InvariantCulture, $"Training on {images.Images.Count:N0} images."));
        var started = time.GetTimestamp();
        var training = new HeadTrainingOptions
        {
            HeadId = options.HeadId ?? facet?.Id ?? DefaultHeadId,
            Facet = facet?.Id,
            Folds = options.Folds,
            Seed = options.Seed,
            MinimumImagesPerClass = options.MinPerClass,
            ClassBalance = options.ClassBalance,
            Tool = ToolVersion.Name,
            TimeProvider = time,
        };
        try
        {
            var identity = new AdaptedModel
            {
                Name = model.Name,
                Version = model.Version,
                Sha256 = model.SinglePrecisionSha256,
                EmbeddingLength = length,
            };
            var trained = HeadTrainer.Train(images.Images, identity, training, cancellationToken: cancellationToken);
            screen.Say($"Trained and cross-validated in {BakeoffProgressView.Duration(time.GetElapsedTime(started))}; regularisation "
                + $"{trained.Head.Training!.Regularization.ToString(CultureInfo.InvariantCulture)}, temperature "
                    + $"{trained.Head.Temperature.ToString("0.00", CultureInfo.InvariantCulture)}.");
            return trained;
        }
        catch (OptionsValidationException exception)
        {
            throw new UsageException(exception.Message);
        }
    }

    private void Write(AdaptedHead head)
    {
        HeadFile.Save(head, options.Output);
        screen.Say($"Wrote {options.Output}. In a bake-off: options: {{ heads: [{options.Output}] }}. From code: "
            + $"options.AddHead(HeadFile.Load(\"{options.Output}\")).");
        if (options.FoldInto is { } sidecar)
        {
            var source = options.Model is { } model ? OnnxModelSource.FromFile(model) : FashionModelTagger.Source;
            screen.Say($"Wrote {FoldedModel.Write(source, [head], sidecar)} and {sidecar}.");
        }
    }
}
