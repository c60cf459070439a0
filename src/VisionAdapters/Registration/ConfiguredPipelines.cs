using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace VisionAdapters.Registration;

/// <summary>Reads providers and pipelines from a configuration.</summary>
internal static class ConfiguredPipelines
{
    private const string Default = "default";

    public static ImageTaggerBuilder Add(
        IServiceCollection services,
        IConfiguration configuration,
        Func<IServiceCollection, string, Action<VisionAdaptersOptions>?, ImageTaggerBuilder> addPipeline)
    {
        foreach (var provider in configuration.GetSection("Providers").GetChildren())
        {
            AddProvider(services, provider.Key, provider);
            services.AddOptions<ResilienceOptions>(provider.Key).Bind(provider.GetSection("Resilience"));
        }

        var pipelines = configuration.GetSection("Pipelines");
        foreach (var pipeline in pipelines.GetChildren().Where(section => section.Key != Default))
        {
            AddPipeline(pipeline.Key, pipeline);
        }

        services.AddOptions<AttributeMapperOptions>().Bind(configuration.GetSection("Mapper"));
        return AddPipeline(string.Empty, pipelines.GetSection(Default));

        ImageTaggerBuilder AddPipeline(string name, IConfigurationSection section)
        {
            services.AddOptions<VisionAdaptersOptions>(name).Bind(section);
            services.AddOptions<FallbackOptions>(name).Bind(section.GetSection("Fallback"));
            return addPipeline(services, name, null);
        }
    }

    private static ImageTaggerBuilder AddProvider(IServiceCollection services, string key, IConfigurationSection section) =>
        (section["Type"] ?? key) switch
        {
            "google-vision" => services.AddGoogleVision(key, section),
            "azure-vision" => services.AddAzureVision(key, section),
            "aws-rekognition" => services.AddAwsRekognition(key, section),
            "onnx-fashion" => services.AddFashionModel(key, section),
            "onnx" => services.AddOnnxTagger(key, section),
            "chat" => services.AddChatModelTagger(key, section),
            var type => throw new InvalidOperationException(
                $"{section.Path}: the provider type '{type}' is not known. Set Type to google-vision, azure-vision, aws-rekognition, "
                + "onnx-fashion, onnx or chat; register a provider of your own in code with AddImageTagger(key, ...)."),
        };
}
