using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using VisionAdapters.Onnx;

namespace VisionAdapters.Adaptation.Tests;

public sealed class HeadTrainerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Classes_that_lie_apart_are_told_apart_on_images_that_were_not_seen()
    {
        var images = Clusters.Draw([40, 40, 40], distance: 5);

        var trained = HeadTrainer.Train(images, Clusters.Model, cancellationToken: Token);

        Assert.InRange(Clusters.Top1(trained, images), 0.97, 1);
    }

    [Fact]
    public void What_is_measured_holds_on_new_images()
    {
        var images = Clusters.Draw([60, 60, 60], distance: 2);
        var trained = HeadTrainer.Train(images, Clusters.Model, cancellationToken: Token);

        var fresh = Clusters.Draw([2000, 2000, 2000], distance: 2, seed: 2);
        var right = fresh.Count(image => trained.Head.Labels[BestLabel(trained.Head, image)] == image.Label) / (double)fresh.Count;

        // 180 images measure a share of three quarters to a standard error of 0.032.
        Assert.Equal(right, trained.Head.Training!.HeldOut["top1"], 0.1);
    }

    [Fact]
    public void Labels_without_a_meaning_are_refused_and_not_memorised()
    {
        var images = Clusters.Draw([40, 40, 40], distance: 0);

        var exception = Assert.Throws<TooFewImagesException>(() => HeadTrainer.Train(images, Clusters.Model, cancellationToken: Token));

        Assert.Contains("cannot tell from guessing", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_that_give_the_label_away_do_not_help()
    {
        // Every group has a mark of its own and one label: whoever measures on a seen group finds a perfect head.
        var images = Clusters.Draw([40, 40], distance: 0, group: index => $"group-{index / 4}");
        var random = new Random(3);
        var marks = Enumerable.Range(0, 20).Select(_ => Enumerable.Range(0, Clusters.Width).Select(_ => (float)(random.NextDouble() * 8)).ToArray()).ToArray();
        var marked = images.Select((image, index) => new LabeledEmbedding { Image = image.Image, Label = image.Label, Group = image.Group, Embedding = marks[index / 4] }).ToList();
        var ungrouped = marked.ConvertAll(image => new LabeledEmbedding { Image = image.Image, Label = image.Label, Embedding = image.Embedding });

        Assert.InRange(Clusters.Top1(HeadTrainer.Train(ungrouped, Clusters.Model, cancellationToken: Token), ungrouped), 0.9, 1);
        Assert.Throws<TooFewImagesException>(() => HeadTrainer.Train(marked, Clusters.Model, cancellationToken: Token));
    }

    [Fact]
    public void A_rare_class_is_found_when_classes_weigh_alike()
    {
        var images = Clusters.Draw([300, 20], distance: 2.5);

        double Recall(double balance)
        {
            var trained = HeadTrainer.Train(images, Clusters.Model, new HeadTrainingOptions { ClassBalance = balance }, cancellationToken: Token);
            return images.Zip(trained.HeldOut).Where(pair => pair.First.Label == "class-1").Average(pair => Clusters.BestOf(pair.Second.Span) == 1 ? 1.0 : 0.0);
        }

        Assert.True(Recall(balance: 1) > Recall(balance: 0));
    }

    [Fact]
    public void Confidence_is_what_it_says()
    {
        var images = Clusters.Draw([400, 400], distance: 1.5);
        var trained = HeadTrainer.Train(images, Clusters.Model, cancellationToken: Token);

        var confident = images.Zip(trained.HeldOut).Where(pair => pair.Second.Span[Clusters.BestOf(pair.Second.Span)] > 0.9).ToList();
        var right = confident.Average(pair => trained.Head.Labels[Clusters.BestOf(pair.Second.Span)] == pair.First.Label ? 1.0 : 0.0);

        Assert.Equal(confident.Average(pair => pair.Second.Span[Clusters.BestOf(pair.Second.Span)]), right, 0.05);
    }

    [Fact]
    public void The_number_of_threads_does_not_change_the_head()
    {
        var images = Clusters.Draw([30, 30, 30]);

        var one = HeadTrainer.Train(images, Clusters.Model, new HeadTrainingOptions { MaxDegreeOfParallelism = 1 }, cancellationToken: Token);
        var many = HeadTrainer.Train(images, Clusters.Model, new HeadTrainingOptions { MaxDegreeOfParallelism = 4 }, cancellationToken: Token);

        Assert.Equal(one.Head.Weights.ToArray(), many.Head.Weights.ToArray());
    }

    [Fact]
    public void A_head_says_where_it_comes_from()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 26, 23, 0, 0, TimeSpan.Zero));
        var options = new HeadTrainingOptions { HeadId = "kind", Facet = "category", Tool = "test 1", TimeProvider = time };

        var head = HeadTrainer.Train(Clusters.Draw([20, 12], group: index => $"g{index % 8}"), Clusters.Model, options, cancellationToken: Token).Head;

        Assert.Equal(("kind", "category", Clusters.Model), (head.Id, head.Facet, head.Model));
        Assert.Equal((new DateOnly(2026, 11, 26), "test 1", 8, 20, 12), (head.Training!.Date, head.Training.Tool, head.Training.Groups, head.Training.Images["class-0"], head.Training.Images["class-1"]));
    }

    [Fact]
    public void Progress_ends_at_one()
    {
        var shares = new List<double>();

        HeadTrainer.Train(Clusters.Draw([12, 12]), Clusters.Model, new HeadTrainingOptions { MaxDegreeOfParallelism = 1 }, new Reporter(shares), Token);

        Assert.Equal(shares.Order(), shares);
        Assert.Equal(1, shares[^1]);
    }

    [Fact]
    public void Training_can_be_cancelled() =>
        Assert.ThrowsAny<OperationCanceledException>(() => HeadTrainer.Train(Clusters.Draw([12, 12]), Clusters.Model, cancellationToken: new CancellationToken(canceled: true)));

    [Fact]
    public void An_embedding_of_another_length_is_refused() =>
        Assert.Throws<ArgumentException>(() => HeadTrainer.Train(Clusters.Draw([12, 12]), Clusters.Model with { EmbeddingLength = 3 }, cancellationToken: Token));

    [Fact]
    public void Options_out_of_range_are_refused() =>
        Assert.Throws<OptionsValidationException>(() => HeadTrainer.Train(Clusters.Draw([12, 12]), Clusters.Model, new HeadTrainingOptions { Regularizations = [0] }, cancellationToken: Token));

    private static int BestLabel(AdaptedHead head, LabeledEmbedding image)
    {
        var scores = Enumerable.Range(0, head.Labels.Count)
            .Select(label => head.Biases.Span[label] + Enumerable.Range(0, Clusters.Width).Sum(index => (double)head.Weights.Span[(label * Clusters.Width) + index] * image.Embedding.Span[index]))
            .ToArray();
        return Clusters.BestOf(scores);
    }

    private sealed class Reporter(List<double> shares) : IProgress<double>
    {
        public void Report(double value) => shares.Add(value);
    }
}
