using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Microsoft.Extensions.Options;
using VisionAdapters.Emulator;
using VisionAdapters.Testing;

namespace VisionAdapters.Google.Tests;

/// <summary>A team's own call invoker, with its credentials, carries the calls.</summary>
public sealed class GoogleCallInvokerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_goes_through_the_invoker_which_signs_in_and_lives_on()
    {
        await using var cloud = await VisionEmulator.StartAsync(cancellationToken: Cancellation);
        using var channel = GrpcChannel.ForAddress(cloud.Endpoint);
        var invoker = channel.Intercept(metadata =>
        {
            metadata.Add("x-goog-api-key", "emulator");
            return metadata;
        });
        for (var life = 1; life <= 2; life++)
        {
            using var tagger = new GoogleVisionTagger(new GoogleVisionOptions(), invoker);

            var response = await tagger.TagAsync(ImageInput.FromBytes(TestImage.Png()), cancellationToken: Cancellation);

            Assert.NotEmpty(response.Tags);
            Assert.Equal(life, cloud.GetUsage().Providers["google-vision"].Requests);
        }
    }

    [Fact]
    public async Task Who_is_not_signed_in_by_the_invoker_is_told()
    {
        await using var cloud = await VisionEmulator.StartAsync(cancellationToken: Cancellation);
        using var channel = GrpcChannel.ForAddress(cloud.Endpoint);
        using var tagger = new GoogleVisionTagger(new GoogleVisionOptions(), channel.CreateCallInvoker());

        var error = await Assert.ThrowsAsync<TaggingException>(() => tagger.TagAsync(ImageInput.FromBytes(TestImage.Png()), cancellationToken: Cancellation));

        Assert.Contains(error.Kind, new[] { TaggingErrorKind.Authentication, TaggingErrorKind.PermissionDenied });
    }

    [Fact]
    public void A_key_beside_an_invoker_is_refused()
    {
        using var channel = GrpcChannel.ForAddress("http://127.0.0.1:1");

        var error = Assert.Throws<OptionsValidationException>(() => new GoogleVisionTagger(new GoogleVisionOptions { ApiKey = "key" }, channel.CreateCallInvoker()));

        Assert.StartsWith("A credential or an Endpoint is set beside a call invoker", Assert.Single(error.Failures), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StatusCode.ResourceExhausted, TaggingErrorKind.Throttled)]
    [InlineData(StatusCode.Unauthenticated, TaggingErrorKind.Authentication)]
    [InlineData(StatusCode.Unavailable, TaggingErrorKind.Unavailable)]
    [InlineData(StatusCode.InvalidArgument, TaggingErrorKind.InvalidRequest)]
    public void Errors_of_a_client_of_ones_own_have_the_same_kinds(StatusCode code, TaggingErrorKind kind) =>
        Assert.Equal((kind, "google-vision"), (GoogleVisionErrors.From(new RpcException(new Status(code, "no"))).Kind, GoogleVisionErrors.From(new RpcException(new Status(code, "no"))).Provider));
}
