using Amazon.Runtime;
using Microsoft.Extensions.DependencyInjection;

namespace VisionAdapters.Conformance.Tests;

public sealed class AwsContractTests : CloudTaggerContract
{
    protected override string ProviderId => "aws-rekognition";

    protected override void Add(IServiceCollection services, TaggerSetup setup) => services.AddAwsRekognition(options =>
        (options.Endpoint, options.Region, options.Credentials, options.Timeout) = (setup.Endpoint, "eu-west-1", new BasicAWSCredentials("emulator", setup.Secret), setup.Timeout));
}
